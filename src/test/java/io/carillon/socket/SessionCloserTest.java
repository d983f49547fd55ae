package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.carillon.wire.CloseCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCloserTest {

  private final SessionCloser closer = new SessionCloser();
  private final List<Integer> closedWith = new ArrayList<>();

  /** A session of a container that offers no raw frames; gone, it throws whatever it is asked. */
  private Session session(boolean gone) {
    return (Session)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("hashCode")) {
                return System.identityHashCode(proxy);
              }
              if (method.getName().equals("equals")) {
                return proxy == arguments[0];
              }
              if (gone) {
                throw new IllegalStateException("The connection has been closed.");
              }
              if (method.getName().equals("close")) {
                closedWith.add(((CloseReason) arguments[0]).getCloseCode().getCode());
              }
              return null;
            });
  }

  @Test
  void closesByTheStandardWhereThereIsNoOther() {
    closer.close(session(false), CloseCode.TOKEN_ENDED);

    assertThat(closedWith).containsExactly(4401);
  }

  @Test
  void isNotDisturbedByASessionThatHasJustClosed() {
    assertThatNoException().isThrownBy(() -> closer.close(session(true), CloseCode.GOING_AWAY));
  }

  @Test
  void leavesOneThatCannotBeSentToToTheContainerAtFirst() {
    closer.closeUnwritable(session(false));
    closer.endOverdue();

    assertThat(closedWith).isEmpty();
  }
}
