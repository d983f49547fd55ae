package io.carillon.api;

import io.carillon.chat.ChatMessage;
import io.carillon.chat.Conversations;
import io.carillon.chat.History;
import io.carillon.core.Caller;
import io.carillon.core.Fields;
import io.carillon.core.Page;
import io.carillon.core.Part;
import io.carillon.identity.Directory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The caller's messages, and how far they have read. */
@Path("messages")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

  /** Read up to and including this id, in the conversation with this user. */
  public record ReadMark(Long with, Long upTo) {}

  @Inject private History history;
  @Inject private Conversations conversations;
  @Inject private Directory directory;
  @Inject private CurrentAccess current;
  @Inject private AnswerUnderWay answer;

  /**
   * A page of messages.
   *
   * @param more whether it ends before the last one
   */
  public record HistoryJson(List<MessageJson> items, boolean more) {}

  @GET
  public HistoryJson list(
      @QueryParam("with") String with,
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    OptionalLong peer = fields.id("with", with);
    Page page = fields.page(before, after, limit);
    fields.check();
    long user = current.caller().userId();
    Part<ChatMessage> part =
        peer.isPresent()
            ? history.conversation(user, peer.getAsLong(), page, answer::hold)
            : history.all(user, page, answer::hold);
    List<ChatMessage> messages = part.items();
    Map<Long, Caller> senders =
        directory.byIds(messages.stream().map(ChatMessage::senderId).collect(Collectors.toSet()));
    return new HistoryJson(
        messages.stream()
            .map(m -> MessageJson.of(m, senders.get(m.senderId()).fullName()))
            .toList(),
        part.more());
  }

  @POST
  @Path("read")
  public void read(ReadMark mark) {
    Fields fields = new Fields();
    long peer = fields.id("with", mark.with());
    long upTo = fields.id("up_to", mark.upTo());
    fields.check();
    conversations.markRead(current.caller().userId(), peer, upTo);
  }
}
