package io.carillon.delivery;

import io.carillon.wire.EncodedFrame;
import java.util.List;

/**
 * A frame about something that is committed, for whoever is connected.
 *
 * @param id of what it is about, in its series
 * @param rooms whom it is for, on whatever node
 */
public record LiveFrame(Series series, long id, List<Room> rooms, EncodedFrame frame) {}
