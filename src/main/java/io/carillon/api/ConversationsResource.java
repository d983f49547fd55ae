package io.carillon.api;

import io.carillon.chat.Conversations;
import io.carillon.chat.Preview;
import io.carillon.core.Caller;
import io.carillon.identity.Directory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The caller's conversations, the most recent first. */
@Path("conversations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConversationsResource {

  /** One conversation. */
  public record ConversationJson(UserJson peer, MessageJson lastMessage, long unread) {}

  @Inject private Conversations conversations;
  @Inject private Directory directory;
  @Inject private CurrentAccess current;

  @GET
  public Items<ConversationJson> list() {
    Caller caller = current.caller();
    List<Conversations.Conversation> all = conversations.of(caller.userId());
    Map<Long, Caller> peers =
        directory.byIds(all.stream().map(Conversations.Conversation::peerId).toList());
    return new Items<>(all.stream().map(c -> json(c, peers.get(c.peerId()), caller)).toList());
  }

  private static ConversationJson json(
      Conversations.Conversation conversation, Caller peer, Caller caller) {
    Preview last = conversation.lastMessage();
    Caller sender = last.senderId() == caller.userId() ? caller : peer;
    return new ConversationJson(
        UserJson.of(peer), MessageJson.of(last, sender.fullName()), conversation.unread());
  }
}
