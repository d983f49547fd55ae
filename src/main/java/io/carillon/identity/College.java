package io.carillon.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A college: the audience of its notices. */
@Entity
@Table(name = "college")
public class College {

  public static final int MAX_NAME = 200;

  @Id private Long id;

  @Column(nullable = false)
  private String name;

  protected College() {}

  College(long id, String name) {
    this.id = id;
    this.name = name;
  }

  void rename(String name) {
    this.name = name;
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }
}
