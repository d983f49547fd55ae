package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class ServerMXBeanTest {

  private final MBeanInfo info =
      new StandardMBean(new Server(null, null, null, null), null, true).getMBeanInfo();

  @Test
  void showsEveryStatisticAndNothingElse() {
    assertThat(info.getAttributes())
        .extracting(MBeanAttributeInfo::getName)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Stats.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .toList());
  }

  @Test
  void offersTheOperationsThatAreDocumented() {
    assertThat(info.getOperations())
        .extracting(MBeanOperationInfo::getName)
        .containsExactlyInAnyOrder("disconnectUser", "drain", "resume", "shutDown");
  }
}
