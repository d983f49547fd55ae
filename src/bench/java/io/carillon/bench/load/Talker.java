package io.carillon.bench.load;

import io.carillon.bench.client.Account;
import io.carillon.bench.client.Client;
import io.carillon.bench.client.Marker;
import io.carillon.bench.client.Text;
import java.nio.charset.StandardCharsets;

/** One user in a chat run: writes to the next one, is written to by the one before. */
final class Talker implements Client.Listener {

  private final int index;
  private final int before;
  private final Account to;
  private final Ledger ledger;
  private final int textSize;

  Talker(int index, int before, Account to, Ledger ledger, int textSize) {
    this.index = index;
    this.before = before;
    this.to = to;
    this.ledger = ledger;
    this.textSize = textSize;
  }

  void send(Client client, long scheduledNanos, long now) {
    Message message = ledger.send(index, scheduledNanos, now);
    String text = new Marker(index, message.sequence()).text(textSize);
    String json = "{\"receiver_id\":" + to.userId() + ",\"message\":\"" + text + "\"}";
    client.send(json.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void received(Text text) {
    long now = System.nanoTime();
    switch (text.type()) {
      case MESSAGE_SENT -> ledger.acknowledged(index, text.id(), now);
      case CHAT_MESSAGE -> delivered(text, now);
      case ERROR -> ledger.refused();
      default -> ledger.unknown();
    }
  }

  private void delivered(Text text, long now) {
    Marker marker = text.marker();
    if (marker.sender() == before) {
      ledger.delivered(before, marker.sequence(), text.id(), now);
    } else {
      ledger.unknown();
    }
  }
}
