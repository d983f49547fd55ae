package io.carillon.api;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A filter of Grizzly's, without a dependency on it. Whatever comes goes on to the next one. */
abstract class GrizzlyFilter implements InvocationHandler {

  private final Class<?> type;
  private final Method goOn;

  /**
   * @param loader Grizzly's
   */
  GrizzlyFilter(ClassLoader loader) throws ReflectiveOperationException {
    type = Class.forName("org.glassfish.grizzly.filterchain.Filter", false, loader);
    Class<?> context =
        Class.forName("org.glassfish.grizzly.filterchain.FilterChainContext", false, loader);
    goOn = context.getMethod("getInvokeAction");
  }

  /** As the chain takes it. */
  final Object proxy() {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
  }

  /** Whether an element of a chain is one of these. */
  static boolean isOne(Object filter) {
    return Proxy.isProxyClass(filter.getClass())
        && Proxy.getInvocationHandler(filter) instanceof GrizzlyFilter;
  }

  @Override
  public final Object invoke(Object proxy, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    switch (method.getName()) {
      case "equals":
        return proxy == arguments[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "toString":
        return getClass().getName();
      case "handleRead":
        read(arguments[0]);
        return goOn.invoke(arguments[0]);
      case "handleEvent":
        happened(arguments[1]);
        return goOn.invoke(arguments[0]);
      default:
        return method.getName().startsWith("handle") ? goOn.invoke(arguments[0]) : null;
    }
  }

  /**
   * @param context of what was read, a {@code FilterChainContext}
   */
  @SuppressWarnings("unused") // For those that look at what is read.
  void read(Object context) throws ReflectiveOperationException {
    // Not looked at.
  }

  /**
   * @param event a {@code FilterChainEvent}
   */
  @SuppressWarnings("unused") // For those that look at events.
  void happened(Object event) throws ReflectiveOperationException {
    // Not looked at.
  }
}
