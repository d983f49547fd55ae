package io.carillon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import jakarta.ejb.Schedule;
import jakarta.ejb.TimerService;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The arrows between packages, and who may use which platform API. */
@AnalyzeClasses(packages = "io.carillon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ARROWS =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.carillon..")
          .layer("core")
          .definedBy("io.carillon.core")
          .layer("metrics")
          .definedBy("io.carillon.metrics")
          .layer("task")
          .definedBy("io.carillon.task")
          .layer("wire")
          .definedBy("io.carillon.wire")
          .layer("client")
          .definedBy("io.carillon.client")
          .layer("config")
          .definedBy("io.carillon.config")
          .layer("identity")
          .definedBy("io.carillon.identity")
          .layer("delivery")
          .definedBy("io.carillon.delivery")
          .layer("cluster")
          .definedBy("io.carillon.cluster")
          .layer("chat")
          .definedBy("io.carillon.chat")
          .layer("notice")
          .definedBy("io.carillon.notice")
          .layer("notification")
          .definedBy("io.carillon.notification")
          .layer("bulk")
          .definedBy("io.carillon.bulk")
          .layer("facade")
          .definedBy("io.carillon.facade")
          .layer("socket")
          .definedBy("io.carillon.socket")
          .layer("api")
          .definedBy("io.carillon.api")
          .layer("launcher")
          .definedBy("io.carillon.launcher")
          .layer("artemis")
          .definedBy("io.carillon.artemis")
          .ensureAllClassesAreContainedInArchitecture()
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("metrics")
          .mayNotAccessAnyLayer()
          .whereLayer("task")
          .mayOnlyAccessLayers("metrics")
          .whereLayer("wire")
          .mayOnlyAccessLayers("core")
          .whereLayer("client")
          .mayOnlyAccessLayers("core")
          .whereLayer("config")
          .mayOnlyAccessLayers("core")
          .whereLayer("identity")
          .mayOnlyAccessLayers("core", "config", "metrics", "task")
          .whereLayer("delivery")
          .mayOnlyAccessLayers("core", "wire", "config", "task")
          .whereLayer("cluster")
          .mayOnlyAccessLayers("core", "wire", "config", "task", "delivery")
          .whereLayer("chat")
          .mayOnlyAccessLayers("core", "wire", "config", "metrics", "identity", "delivery")
          .whereLayer("notice")
          .mayOnlyAccessLayers("core", "config", "identity")
          .whereLayer("notification")
          .mayOnlyAccessLayers(
              "core", "config", "wire", "metrics", "identity", "delivery", "notice")
          .whereLayer("bulk")
          .mayOnlyAccessLayers("core", "config", "metrics", "task", "identity", "notification")
          .whereLayer("facade")
          .mayOnlyAccessLayers("core", "identity", "notice", "notification", "bulk")
          .whereLayer("socket")
          .mayOnlyAccessLayers(
              "core",
              "wire",
              "config",
              "metrics",
              "task",
              "identity",
              "delivery",
              "chat",
              "notification")
          .whereLayer("api")
          .mayOnlyAccessLayers(
              "core",
              "client",
              "wire",
              "config",
              "metrics",
              "task",
              "identity",
              "delivery",
              "chat",
              "notice",
              "notification",
              "bulk",
              "facade")
          .whereLayer("launcher")
          .mayNotAccessAnyLayer()
          .whereLayer("artemis")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.carillon.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_SOCKET_USES_WEBSOCKET =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.carillon.socket")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.websocket..");

  @ArchTest
  static final ArchRule ONLY_API_USES_REST =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.carillon.api")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule ONLY_BULK_AND_CLUSTER_USE_MESSAGING =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.carillon.bulk", "io.carillon.cluster")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.jms..");

  @ArchTest
  static final ArchRule ONLY_METRICS_KNOWS_ITS_LIBRARY =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.carillon.metrics")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.prometheus..");

  @ArchTest
  static final ArchRule ONLY_CONFIG_READS_CONFIGURATION =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.carillon.config", "io.carillon.launcher", "io.carillon.artemis")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.config..")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  /** What else runs again and again may end with an Error in silence, or stop with the clock. */
  @ArchTest
  static final ArchRule ONLY_TASK_SCHEDULES =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.carillon.task")
          .and()
          .doNotHaveSimpleName("IdleScheduler") // Tyrus' own time-outs, which it replaces.
          .and()
          .doNotHaveSimpleName("TyrusRemedy")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ScheduledExecutorService.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Timer.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Schedule.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(TimerService.class)
          .orShould()
          .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class);

  @ArchTest
  static final ArchRule NO_SERVER_OR_PROVIDER_API =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.carillon.launcher", "io.carillon.artemis")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "fish.payara..",
              "com.sun..",
              "org.glassfish..",
              "org.jboss..",
              "org.wildfly..",
              "org.apache..",
              "org.eclipse.persistence..",
              "org.hibernate..");

  @ArchTest
  static final ArchRule NAMES_ARE_THE_FIELDS_TERMS =
      noClasses()
          .that()
          .areNotAssignableTo(java.util.logging.LogManager.class)
          .should()
          .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)(\\$.*)?");

  @ArchTest
  static final ArchRule NO_MUTABLE_STATIC_STATE =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule LOGGING_GOES_THROUGH_JUL =
      classes()
          .should()
          .onlyDependOnClassesThat(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages(
                  "org.slf4j..", "org.apache.logging.."));
}
