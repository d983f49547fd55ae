package io.carillon.socket;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells Grizzly (Payara 6.2025.10) what the statuses mean that it doesn't know: it writes {@code
 * 426 CUSTOM}, and the Servlet API has no way to say it better. On other containers nothing
 * changes.
 */
@WebListener
public class GrizzlyPhrases implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(GrizzlyPhrases.class.getName());
  private static final String STATUSES = "org.glassfish.grizzly.http.util.HttpStatus";
  private static final String UNKNOWN = "CUSTOM";
  private static final Map<Integer, String> PHRASES =
      Map.of(426, "Upgrade Required", 429, "Too Many Requests");

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ClassLoader containers = event.getServletContext().getClass().getClassLoader();
    try {
      Class<?> statuses = Class.forName(STATUSES, true, containers);
      Method get = statuses.getMethod("getHttpStatus", int.class);
      Method register = statuses.getDeclaredMethod("register", int.class, String.class);
      register.setAccessible(true);
      for (Map.Entry<Integer, String> phrase : PHRASES.entrySet()) {
        Object known = get.invoke(null, phrase.getKey());
        if (UNKNOWN.equals(CatalinaRequest.call(known, "getReasonPhrase"))) {
          register.invoke(null, phrase.getKey(), phrase.getValue());
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "Not Grizzly, or another one", e);
    }
  }
}
