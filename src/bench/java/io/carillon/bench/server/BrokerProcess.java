package io.carillon.bench.server;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The broker in a JVM of its own, for its processor time. Ends with this one. */
final class BrokerProcess implements AutoCloseable {

  private final int port;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;

  private BrokerProcess(int port, Process process) {
    this.port = port;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts it and waits until it can be used. */
  static BrokerProcess start(Path folder, Path log) throws IOException {
    int port = CarillonProcess.freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                folder.toString(),
                String.valueOf(port))
            .redirectError(log.toFile())
            .start();
    BrokerProcess broker = new BrokerProcess(port, process);
    String line = broker.answers.readLine();
    while (line != null && !line.equals(BrokerMain.READY)) {
      line = broker.answers.readLine();
    }
    if (line == null) {
      throw new IOException("The broker didn't start; its log: " + log);
    }
    return broker;
  }

  Map<String, String> settings() {
    return Map.of("carillon.broker.url", "tcp://127.0.0.1:" + port);
  }

  long pid() {
    return process.pid();
  }

  /** With frames, on the nodes' topic, since it started. */
  long busMessages() throws IOException {
    questions.newLine();
    questions.flush();
    return Long.parseLong(answers.readLine());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
