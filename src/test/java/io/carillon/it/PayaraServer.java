package io.carillon.it;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A Payara Server that the build has unpacked. Each server has a domain of its own, a copy of the
 * one that the build has set up as {@code deploy/payara-server} says.
 */
final class PayaraServer implements EjbPlatform {

  private static final Path HOME =
      Path.of(System.getProperty("carillon.payara-server", "payara6")).toAbsolutePath();
  private static final String DOMAIN = "carillon";
  private static final Path TEMPLATE = HOME.resolve("glassfish").resolve("domains").resolve(DOMAIN);

  /** Of Felix' shell: any will do, and servers must not share it. */
  private static final String SHELL_PORT = "-Dosgi.shell.telnet.port=";

  private static final String DEPLOYS = "Reading in commands from";
  private static final String DEPLOYED = "carillon was successfully deployed in";

  /** Said of one that was deployed before; of another, too, but there is more to do then. */
  private static final String LOADED = "Loading application [carillon] at [/]";

  private static final String FAILED = "Exception while loading the app";

  private static final Pattern RECORD = Pattern.compile("\\|#]\\s*");

  /**
   * Clients that hang up while they are answered, addresses with a broken escape, and what the HTTP
   * parser throws before it refuses what is no HTTP, with line breaks of the request's in its
   * message: what the executable jar's filter drops, too. And what Payara 6.2025.10 says once, at
   * INFO, of a root context, which it calls by two names.
   */
  private static final Pattern NOISE =
      Pattern.compile(
          "IOException: Connection is closed|IllegalArgumentException: URLDecoder: |"
              + "Context path from ServletContext:  differs from path from bundle: /|"
              + "(IllegalState|NullPointer|HttpBrokenContent)Exception\\b(?s:(?!\\R\\s+at ).)*"
              + "\\R\\s*at org\\.glassfish\\.grizzly\\.http");

  /** What {@code asadmin start-domain} runs for the template. */
  private static final class Start {

    static final List<String> COMMAND = read();

    private static List<String> read() {
      try {
        ProcessBuilder asadmin =
            new ProcessBuilder(
                HOME.resolve("bin").resolve("asadmin").toString(),
                "start-domain",
                "--dry-run",
                DOMAIN);
        asadmin.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = asadmin.start();
        String printed =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> words =
            new ArrayList<>(
                printed
                    .lines()
                    .dropWhile(line -> !line.endsWith("java"))
                    .takeWhile(line -> !line.isEmpty())
                    .toList());
        // Passwords, which there are none of.
        int stdin = words.indexOf("-read-stdin");
        words.subList(stdin, stdin + 2).clear();
        words.add(1, QUICK_START);
        return words;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public List<String> command(Launch launch) {
    PayaraDomain domain = domain(launch);
    List<String> command = new ArrayList<>();
    for (String word : Start.COMMAND) {
      command.add(
          word.startsWith(SHELL_PORT)
              ? SHELL_PORT + "0"
              : word.replace(TEMPLATE.toString(), domain.folder().toString()));
    }
    if (!domain.exists()) {
      domain.copyOf(new PayaraDomain(TEMPLATE), launch.port());
      if (launch.settings().containsKey("CARILLON_BROKER_URL")) {
        administration(launch).useBroker(settings(launch.settings()), launch.war());
      } else {
        command.add("-postbootcommandfile");
        command.add(deployment(domain, launch).toString());
      }
    }
    return command;
  }

  private static PayaraDomain domain(Launch launch) {
    return new PayaraDomain(launch.folder().toAbsolutePath().resolve(DOMAIN));
  }

  private static PayaraAdministration administration(Launch launch) {
    return new PayaraAdministration(HOME, domain(launch).folder());
  }

  @Override
  public EjbClient ejbClient() {
    return PayaraAdministration.client(HOME);
  }

  @Override
  public int ejbPort(Launch launch) {
    return administration(launch).port();
  }

  @Override
  public String ejbAddress(int port) {
    return PayaraAdministration.address(port);
  }

  @Override
  public void addUser(Launch launch, String user, String password, String group) {
    administration(launch).addUser(user, password, group);
  }

  @Override
  public void deploy(Launch launch, Path war) {
    administration(launch).deploy(war);
  }

  @Override
  public void redeploy(Launch launch) {
    administration(launch).redeploy("carillon", launch.war());
  }

  /** Once: the domain keeps it. */
  private static Path deployment(PayaraDomain domain, Launch launch) {
    try {
      return Files.writeString(
          domain.folder().resolve("deployment.asadmin"),
          "deploy --name carillon --contextroot %s %s"
              .formatted(
                  launch.contextRoot().isEmpty() ? "/" : launch.contextRoot(),
                  launch.war().toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> settings(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    all.putIfAbsent("CARILLON_DEMO", String.valueOf(!given.containsKey("CARILLON_DB_URL")));
    return all;
  }

  @Override
  public boolean ready(List<String> log) {
    String ready = log.stream().anyMatch(line -> line.contains(DEPLOYS)) ? DEPLOYED : LOADED;
    return failure(log).isEmpty() && log.stream().anyMatch(line -> line.contains(ready));
  }

  @Override
  public Optional<String> failure(List<String> log) {
    Predicate<String> failed = line -> line.contains(FAILED);
    return log.stream().noneMatch(failed)
        ? Optional.empty()
        : Optional.of(
            log.stream()
                .filter(failed.or(line -> line.contains("Caused by: ")))
                .collect(joining("\n")));
  }

  /** The executable jar filters its log; here there is no filter that asadmin could set. */
  @Override
  public List<String> withoutNoise(List<String> log) {
    return RECORD
        .splitAsStream(String.join("\n", log))
        .filter(Predicate.not(String::isBlank))
        .filter(logged -> !NOISE.matcher(logged).find())
        .flatMap(String::lines)
        .toList();
  }

  @Override
  public boolean endsOnFailure() {
    return false;
  }
}
