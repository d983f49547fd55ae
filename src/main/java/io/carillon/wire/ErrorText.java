package io.carillon.wire;

/**
 * The texts of {@code error} frames. Existing front ends compare with those of the protocol, letter
 * for letter.
 */
public final class ErrorText {

  public static final String INVALID_JSON = "Invalid JSON format";
  public static final String RECEIVER_REQUIRED = "receiver_id is required";
  public static final String CONTENT_REQUIRED = "message or attachment is required";
  public static final String RECEIVER_NOT_FOUND = "Failed to send message. Receiver not found.";
  public static final String SERVER_FAULT = "An error occurred while processing your message";
  public static final String CLIENT_REF_USED = "client_ref was used for another message";
  public static final String BINARY = "Binary frames are not supported, send JSON as text";

  private ErrorText() {}
}
