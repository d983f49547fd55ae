package io.carillon.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * Lets a page see a bulk message in a state that is hard to meet with: what the server says of it,
 * with another status, until a call is made that changes it.
 */
final class BulkState {

  private final Page page;
  private volatile String status;
  private final String reason;

  private BulkState(Page page, String status, String reason) {
    this.page = page;
    this.status = status;
    this.reason = reason;
  }

  static BulkState pretend(Page page, String status, String reason) {
    BulkState state = new BulkState(page, status, reason);
    page.route("**/api/bulk-messages/*", state::answer);
    return state;
  }

  /** From this call on, {@code cancel} or {@code retry}, the status is what it would then be. */
  void endWith(String call) {
    page.route(
        "**/api/bulk-messages/*/" + call,
        route -> {
          status = call.equals("cancel") ? "cancelled" : null;
          String id = route.request().url().replaceAll("^.*bulk-messages/(\\d+)/.*$", "$1");
          String answer =
              Json.createObjectBuilder()
                  .add("id", Integer.parseInt(id))
                  .add("title", "Keys")
                  .add("status", call.equals("cancel") ? "cancelled" : "sending")
                  .add("total", 1)
                  .add("sent", 0)
                  .add("failed", 0)
                  .build()
                  .toString();
          route.fulfill(
              new Route.FulfillOptions().setContentType("application/json").setBody(answer));
        });
  }

  private void answer(Route route) {
    if (status == null) {
      route.resume();
      return;
    }
    JsonObject real;
    try (JsonReader reader = Json.createReader(new StringReader(route.fetch().text()))) {
      real = reader.readObject();
    }
    JsonObjectBuilder shown = Json.createObjectBuilder(real).add("status", status).add("sent", 0);
    if (reason != null) {
      shown.add("reason", reason);
    }
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(shown.build().toString()));
  }
}
