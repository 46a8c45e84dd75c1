package org.amaan.platform.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousCallsTest {

  private static final List<String> PATHS = List.of("/v1/anonymous-reports");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/anonymous-reports",
        "/v1/anonymous-reports/",
        "/v1/anonymous-reports/status",
        "//v1///anonymous-reports",
        "/v1/%61nonymous-reports",
        "/%76%31/anonymous%2Dreports/status",
        "/v1/anonymous%2freports/../anonymous-reports",
        "/v1/x/../anonymous-reports",
        "/v1/./anonymous-reports",
        "/v1/x/%2e%2E/anonymous-reports",
        "/../v1/anonymous-reports",
        "/v1;a=b/anonymous-reports;c=d",
        "/v1/anonymous-reports/%",
        "/v1/anonymous-reports/%zz"
      })
  void howeverItIsWritten(String path) {
    assertThat(AnonymousCalls.at(PATHS, path)).as(path).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/v1/referrals", "/v1/anonymous-reports/../referrals", "/%", "/v1/..;/x"})
  void otherCallsAreNotThose(String path) {
    assertThat(AnonymousCalls.at(PATHS, path)).as(path).isFalse();
  }
}
