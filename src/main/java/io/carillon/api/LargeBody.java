package io.carillon.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call whose body holds thousands of entries. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface LargeBody {

  int MAX_ENTRIES = 5_000;
  int MAX_BYTES = 4 << 20;
}
