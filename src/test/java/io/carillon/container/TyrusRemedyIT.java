package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.delivery.Connection;
import io.carillon.delivery.Room;
import io.carillon.delivery.SessionRegistry;
import io.carillon.identity.Tokens;
import io.carillon.it.OnlyOn;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without these a frame costs up to several times as much; nothing else would show it. */
@OnlyOn(
    value = {"micro", "payara-server"},
    because = "WildFly has no Tyrus")
class TyrusRemedyIT extends InPayaraMicro {

  private static final int LIMIT_SECONDS = 30;

  @Inject private ServletContext context;
  @Inject private HttpServletRequest request;
  @Inject private Tokens tokens;
  @Inject private People people;
  @Inject private SessionRegistry registry;

  @Test
  void tyrusHasOurScheduler() throws ReflectiveOperationException {
    Object container = context.getAttribute("jakarta.websocket.server.ServerContainer");

    assertThat(schedulerOf(container).getClass().getName())
        .isEqualTo("io.carillon.socket.IdleScheduler");
  }

  @Test
  void aConnectionWorksWithIt() throws Exception {
    FirstFrame frame = new FirstFrame();
    WebSocket socket = connect(people.create(), frame);
    socket.sendText("not JSON", true);

    assertThat(frame.text.get(LIMIT_SECONDS, TimeUnit.SECONDS)).contains("Invalid JSON format");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void framesGoStraightToTheSocket() throws Exception {
    long user = people.create();
    FirstFrame frame = new FirstFrame();
    WebSocket socket = connect(user, frame);
    socket.sendText("not JSON", true);
    frame.text.get(LIMIT_SECONDS, TimeUnit.SECONDS); // By now the session is attached.
    Connection connection = registry.rooms().in(Room.chatOf(user)).iterator().next();

    Session session = (Session) field("session", field("transport", connection));
    Optional<?> output = (Optional<?>) field("output", session.getUserPrincipal());
    assertThat((Optional<?>) field("direct", output.orElseThrow())).isPresent();
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static Object field(String name, Object owner) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private WebSocket connect(long user, FirstFrame frame) throws Exception {
    URI address =
        URI.create(
            "ws://localhost:%d%s/ws/chat/?token=%s"
                .formatted(
                    request.getLocalPort(), context.getContextPath(), tokens.mint(user).token()));
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Origin", "http://localhost")
        .buildAsync(address, frame)
        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static Object schedulerOf(Object container) throws ReflectiveOperationException {
    Class<?> tyrus =
        Stream.<Class<?>>iterate(container.getClass(), Class::getSuperclass)
            .filter(type -> type.getName().equals("org.glassfish.tyrus.core.BaseContainer"))
            .findFirst()
            .orElseThrow();
    Field scheduler = tyrus.getDeclaredField("managedScheduledExecutorService");
    scheduler.setAccessible(true);
    return scheduler.get(container);
  }

  private static final class FirstFrame implements WebSocket.Listener {

    final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return null;
    }
  }
}
