package io.carillon.identity;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Lets everybody be found by name from the start. */
@Startup
@Singleton
@DependsOn("Schema")
@TransactionManagement(TransactionManagementType.BEAN)
public class NameFolding {

  @Inject private UnfoldedNames names;

  @PostConstruct
  void foldAll() {
    boolean more = true;
    while (more) {
      more = names.foldSome();
    }
  }
}
