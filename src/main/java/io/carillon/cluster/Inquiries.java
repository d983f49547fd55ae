package io.carillon.cluster;

import io.carillon.delivery.NodeQuestion;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Asks the other nodes, and answers them. Rare: each takes a connection for a moment. */
final class Inquiries {

  private static final Logger LOG = Logger.getLogger(Inquiries.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int MOST_WAITING = 64;

  private final String node;
  private final ConnectionFactory connections;
  private final Map<String, NodeQuestion> questions;
  private final Map<String, Inquiry> open = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor answering;

  Inquiries(
      String node,
      ConnectionFactory connections,
      ThreadFactory threads,
      List<NodeQuestion> questions) {
    this.node = node;
    this.connections = connections;
    this.questions =
        questions.stream().collect(Collectors.toMap(NodeQuestion::name, Function.identity()));
    this.answering =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), threads);
  }

  List<String> ask(Set<String> nodes, String question, String detail) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    String id = UUID.randomUUID().toString();
    Inquiry inquiry = new Inquiry(nodes);
    open.put(id, inquiry);
    try {
      send(BusHeader.question(node, id, question), detail);
      List<String> answers = inquiry.answers(LIMIT);
      if (answers.size() < nodes.size()) {
        LOG.log(Level.WARNING, "No answer about {0} from {1}", tell(question, inquiry));
      }
      return answers;
    } catch (JMSException | JMSRuntimeException e) {
      LOG.log(Level.WARNING, "The other nodes can''t be asked about {0}: {1}", tell(question, e));
      return List.of();
    } finally {
      open.remove(id);
    }
  }

  private static Object[] tell(String question, Inquiry inquiry) {
    return new Object[] {question, inquiry.silent()};
  }

  private static Object[] tell(String question, Exception fault) {
    return new Object[] {question, fault.getMessage()};
  }

  /** Another node asks. */
  void asked(BusHeader header, byte[] detail) {
    try {
      answering.execute(() -> answer(header, new String(detail, StandardCharsets.UTF_8)));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.WARNING, "Too many questions from other nodes, one is not answered", e);
    }
  }

  private void answer(BusHeader header, String detail) {
    NodeQuestion question = questions.get(header.question());
    if (question == null) {
      return; // A newer node's.
    }
    try {
      send(header.answer(node), question.answer(detail));
    } catch (JMSException | RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> header.node() + " gets no answer about " + question.name());
    }
  }

  /** Another node answers, somebody. */
  void answered(BusHeader header, byte[] answer) {
    Inquiry inquiry = open.get(header.inquiry());
    if (inquiry != null) {
      inquiry.answered(header.node(), new String(answer, StandardCharsets.UTF_8));
    }
  }

  private void send(BusHeader header, String content) throws JMSException {
    try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      TopicSender.send(context, header, content.getBytes(StandardCharsets.UTF_8));
    }
  }

  void stop() {
    answering.shutdownNow();
  }
}
