package io.carillon.it;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether the chosen server is one that a test is about. */
final class OnlyOnCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), OnlyOn.class)
        .filter(only -> !List.of(only.value()).contains(Platform.name()))
        .map(only -> ConditionEvaluationResult.disabled(only.because()))
        .orElse(ConditionEvaluationResult.enabled("for " + Platform.name()));
  }
}
