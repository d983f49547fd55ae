package io.carillon.notice;

/** A published notice was made a draft again, or deleted. */
public record NoticeWithdrawn(long noticeId) implements NoticeEvent {}
