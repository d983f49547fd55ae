package io.carillon.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A college: the audience of its notices. */
@Entity
@Table(name = "college")
public class College {

  @Id
  @SequenceGenerator(name = "college", sequenceName = "college_seq", allocationSize = 1)
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "college")
  private Long id;

  @Column(nullable = false)
  private String name;

  protected College() {}

  public College(String name) {
    this.name = name;
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }
}
