package io.carillon.api;

import java.lang.reflect.Method;

/**
 * Has a body give back its own memory and not the next request's. Where both come in one packet,
 * Grizzly 4.0 gives the next request a view of what follows the body, and the body keeps the whole
 * packet: when it is released, the memory of what is still to be read is used again, for an answer
 * or for what another client sends (in Grizzly's {@code FixedLengthTransferEncoding}; chunked
 * bodies are split, as this does). To be removed when it splits both.
 *
 * <p>For the memory that is Payara's default only. Pooled memory counts its views.
 */
final class OwnMemory extends GrizzlyFilter {

  private final Method message;
  private final Class<?> content;
  private final Class<?> broken;
  private final Method last;
  private final Method bytes;
  private final Method limit;
  private final Method capacity;
  private final Method split;

  OwnMemory(ClassLoader loader) throws ReflectiveOperationException {
    super(loader);
    message =
        Class.forName("org.glassfish.grizzly.filterchain.FilterChainContext", false, loader)
            .getMethod("getMessage");
    content = Class.forName("org.glassfish.grizzly.http.HttpContent", false, loader);
    broken = Class.forName("org.glassfish.grizzly.http.HttpBrokenContent", false, loader);
    last = content.getMethod("isLast");
    bytes = content.getMethod("getContent");
    Class<?> buffer = Class.forName("org.glassfish.grizzly.Buffer", false, loader);
    limit = buffer.getMethod("limit");
    capacity = buffer.getMethod("capacity");
    split = buffer.getMethod("split", int.class);
  }

  /**
   * @param transport a listener's
   */
  static boolean isNeededBy(Object transport) throws ReflectiveOperationException {
    Object memory = transport.getClass().getMethod("getMemoryManager").invoke(transport);
    return memory.getClass().getSimpleName().equals("HeapMemoryManager");
  }

  /** Only what ends a body has another request behind it. */
  @Override
  void read(Object context) throws ReflectiveOperationException {
    Object read = message.invoke(context);
    if (!content.isInstance(read) || broken.isInstance(read) || !(boolean) last.invoke(read)) {
      return;
    }
    Object body = bytes.invoke(read);
    int end = (int) limit.invoke(body);
    if (end < (int) capacity.invoke(body)) {
      split.invoke(body, end);
    }
  }
}
