package io.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.carillon.delivery.Drain;
import io.carillon.task.RepeatedTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Produces;

/**
 * Payara 6 holds one lock while singletons start with the application, CDI one for each bean that
 * is made: a bean that is made for a message of the queue meanwhile, and calls a singleton, may
 * have the start wait for it while it waits for the start.
 */
@AnalyzeClasses(packages = "io.carillon", importOptions = ImportOption.DoNotIncludeTests.class)
class StartTest {

  @ArchTest
  static void whatMakesBeansCallsNoSingletonThatStartsWithTheApplication(JavaClasses classes) {
    assertThat(
            classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Produces.class))
                .flatMap(method -> method.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isAnnotatedWith(Startup.class)))
        .isEmpty();
  }

  /** Else it first runs on whatever happens to make it, perhaps while the application stops. */
  @ArchTest
  static void whatStartsATaskStartsWithTheApplication(JavaClasses classes) {
    assertThat(
            classes.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(RepeatedTasks.class))
                .filter(call -> call.getName().equals("start"))
                .map(call -> call.getOriginOwner()))
        .isNotEmpty()
        .allMatch(
            type ->
                type.isAnnotatedWith(Startup.class)
                    || type.isEquivalentTo(Drain.class) // When an administrator says so.
                    || type.getSimpleName().equals("TopicBus")); // Which Membership starts.
  }

  /** Payara Server 6.2025.10 finds it by its name, and may take another method for it. */
  @ArchTest
  static void aLifecycleCallbackHasItsNameForItself(JavaClasses classes) {
    assertThat(
            classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(
                    method ->
                        method.isAnnotatedWith(PostConstruct.class)
                            || method.isAnnotatedWith(PreDestroy.class)))
        .isNotEmpty()
        .allMatch(
            callback ->
                callback.getOwner().getMethods().stream()
                        .filter(method -> method.getName().equals(callback.getName()))
                        .count()
                    == 1);
  }
}
