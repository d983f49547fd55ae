package io.carillon.it;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the two servers that they all share: a {@link Carillon} with default settings and
 * demo data, and {@link OnPostgres}. Each starts with the first test that asks for it and stops
 * after the last test. Who stops or kills one has it back before the test ends.
 */
public final class CarillonExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(CarillonExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Carillon.class || type == OnPostgres.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store servers = context.getRoot().getStore(NAMESPACE);
    return parameter.getParameter().getType() == OnPostgres.class
        ? servers.getOrComputeIfAbsent(
            OnPostgres.class, type -> OnPostgres.start("postgres"), OnPostgres.class)
        : servers.getOrComputeIfAbsent(
            Carillon.class, type -> Carillon.start("shared", Map.of()), Carillon.class);
  }
}
