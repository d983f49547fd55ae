package io.carillon.it;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one server with default settings and demo data that they all share. It starts
 * with the first test that asks for it and stops after the last test.
 */
public final class CarillonExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(CarillonExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Carillon.class;
  }

  @Override
  public Carillon resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "shared server", name -> Carillon.start("shared", Map.of()), Carillon.class);
  }
}
