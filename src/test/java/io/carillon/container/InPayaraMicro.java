package io.carillon.container;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.MatcherAssert;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs inside Payara Micro, in the built WAR with the classes of this package added.
 * All such tests share one server and its database.
 */
@ExtendWith(ArquillianExtension.class)
abstract class InPayaraMicro {

  @Deployment
  static WebArchive carillon() throws URISyntaxException {
    return ShrinkWrap.create(ZipImporter.class, "carillon.war")
        .importFrom(new File(System.getProperty("carillon.war", "target/carillon.war")))
        .as(WebArchive.class)
        .addPackage(InPayaraMicro.class.getPackage())
        .addAsLibraries(
            jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(MatcherAssert.class));
  }

  private static File jarOf(Class<?> type) throws URISyntaxException {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
