package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of soft references nothing is left after a collection here: they are no leak. */
@DisplayName("Deployed again and again")
@OnlyOn(
    value = {"wildfly", "payara-server"},
    because = "the executable jar ends with its application")
class RedeploymentIT {

  private static final int REDEPLOYMENTS = 5;

  /**
   * Old ones that may be there: threads keep what they did last on their stacks until they do
   * something else (a pool's task on WildFly 39, the timer of connection pools on Payara
   * 6.2025.10), and Payara's module system now and then keeps the thread that first loaded one of
   * its classes.
   */
  private static final int OLD_ONES = 2;

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /** Connections that nobody uses any more end after a minute on Payara. */
  private static final Duration LEAVING_LIMIT = Duration.ofMinutes(2);

  private static final Map<String, String> ENVIRONMENT =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:SoftRefLRUPolicyMSPerMB=0");

  /** The demo data's warning: our own first word of each start. */
  private static final String STARTED = "Demo data is on";

  /** Any class of ours. */
  private static final String CLASS = "io.carillon.identity.FirstUsers";

  @Test
  void goesOnAndLeavesNoClassLoadersBehind() throws Exception {
    try (Carillon carillon = Carillon.start("redeployed", ENVIRONMENT);
        Jmx jmx = new Jmx(carillon)) {
      use(carillon);
      long ofOne = jmx.loadersOf(CLASS);
      assertThat(ofOne).isPositive();
      for (int i = 0; i < REDEPLOYMENTS; i++) {
        redeploy(carillon);
        use(carillon);
      }
      await()
          .atMost(LEAVING_LIMIT)
          .untilAsserted(
              () -> {
                use(carillon); // So that idle threads do something else.
                assertThat(jmx.loadersOf(CLASS)).isLessThanOrEqualTo((1 + OLD_ONES) * ofOne);
              });
    }
  }

  private static void redeploy(Carillon carillon) {
    int before = carillon.logLines().size();
    ((EjbPlatform) Platform.chosen()).redeploy(carillon.launched());
    await("the application's start")
        .atMost(START_LIMIT)
        .until(
            () -> carillon.loggedSince(before).stream().anyMatch(line -> line.contains(STARTED)));
    Rest rest = new Rest(carillon);
    await("readiness")
        .atMost(START_LIMIT)
        .until(() -> rest.send(rest.request("/health/ready").GET()).status() == 200);
  }

  /** Each leaves threads, caches and pooled connections behind. */
  private static void use(Carillon carillon) {
    Rest rest = new Rest(carillon);
    Person alice = rest.login("alice");
    Campus campus = new Campus(rest);
    try (ChatClient sender = ChatClient.connect(carillon, alice);
        NotificationsClient listener = NotificationsClient.connect(carillon, alice)) {
      sender.sendAccepted(rest.login("bob"), "Hello");
      campus.notify(alice, "News");
      assertThat(listener.titlesUpTo("News")).contains("News");
    }
  }
}
