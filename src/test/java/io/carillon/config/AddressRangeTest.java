package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "10.0.0.0/8, 10.255.0.1",
    "10.0.0.0/8, ::ffff:10.1.2.3",
    "172.16.0.0/12, 172.31.255.255",
    "192.168.1.128/25, 192.168.1.200",
    "0.0.0.0/0, 203.0.113.9",
    "::1, 0:0:0:0:0:0:0:1",
    "fd00::/8, FD12:3456::9",
    "2001:db8:8000::/33, 2001:db8:ffff::1",
    "fe80::/10, fe80::1%eth0",
    "::/0, 2001:db8::1"
  })
  void hasWhatIsInIt(String range, String address) {
    assertThat(AddressRange.of(range).contains(address)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.2",
    "10.0.0.0/8, 11.0.0.1",
    "172.16.0.0/12, 172.32.0.1",
    "192.168.1.128/25, 192.168.1.127",
    "0.0.0.0/0, ::1",
    "::/0, 10.0.0.1",
    "2001:db8:8000::/33, 2001:db8:7fff::1",
    "10.0.0.0/8, 10.1",
    "10.0.0.0/8, 10.0.0.256",
    "10.0.0.0/8, 10.0.0.1.",
    "10.0.0.0/8, 10.0.0.1:80",
    "127.0.0.1, localhost",
    "::/0, ::g",
    "::/0, 1:2:3"
  })
  void hasNothingElse(String range, String address) {
    assertThat(AddressRange.of(range).contains(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "fd00::1/8",
        "::/129",
        "[::1]",
        "10.0.0.300",
        "*"
      })
  void isRefusedWithItsOwnTextWhenItIsNeitherAddressNorNetwork(String text) {
    assertThatThrownBy(() -> AddressRange.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8:0:0:ffff::2, true",
    "2001:db8::1, 2001:db8:0:1::1, false",
    "fe80::1%eth0, fe80::2%eth1, true",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "10.0.0.1, ::ffff:10.0.0.1, false",
    "unknown, unknown, true"
  })
  void putsTheAddressesThatOneClientMayUseInOneSite(String one, String other, boolean same) {
    assertThat(AddressRange.siteOf(one).equals(AddressRange.siteOf(other))).isEqualTo(same);
  }
}
