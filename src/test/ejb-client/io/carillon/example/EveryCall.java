package io.carillon.example;

import io.carillon.client.RemoteNotificationFacade;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.NamingException;

/** Makes every call of the facade, with every kind of value, and prints the answers. */
public final class EveryCall {

  private EveryCall() {}

  /**
   * @param args the server's address, user, password, and a college with a member
   */
  public static void main(String[] args) throws NamingException {
    RemoteNotificationFacade facade = Server.facade(args[0], args[1], args[2]);
    long college = Long.parseLong(args[3]);
    long member = Long.parseLong(args[4]);
    Map<String, Object> data =
        Map.of("room", "A1", "seats", 30, "open", true, "tags", List.of("x", Map.of("y", 2L)));

    System.out.println(facade.sendNotification(member, "1", "text"));
    System.out.println(facade.sendNotification(member, "2", "text", "room_change", data));
    System.out.println(facade.broadcastCollegeNotification(college, "3", "Ünïcode ✓"));
    System.out.println(
        facade.broadcastCollegeNotification(college, "4", "text", "room_change", data));
    System.out.println(facade.publishNotice(college, "5", "text"));
    System.out.println(facade.sendBulkMessage(college, "6", "text"));
    System.out.println(facade.sendBulkMessage(college, Role.STUDENT, "7", "text"));
    System.out.println(facade.sendBulkMessage(college, Set.of(member), "8", "text"));
    try {
      facade.sendNotification(member, "", "x".repeat(20_001));
    } catch (Problem problem) {
      System.out.println(problem.kind() + " " + problem.detail() + " " + problem.errors());
    }
    System.exit(0);
  }
}
