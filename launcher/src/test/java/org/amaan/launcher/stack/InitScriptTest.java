package org.amaan.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InitScriptTest {

  private static final InitScript SCRIPT =
      InitScript.of(
          """
          -- a comment; with a semicolon
          CREATE ROLE a_owner LOGIN PASSWORD :'a_owner_password';
          CREATE DATABASE a OWNER a_owner;

          REVOKE ALL ON DATABASE a FROM PUBLIC;
          CREATE DATABASE ab OWNER a_owner;
          """);

  @Test
  void variablesBecomeQuotedValues() {
    assertThat(SCRIPT.statements(name -> "it's " + name).get(0))
        .isEqualTo("CREATE ROLE a_owner LOGIN PASSWORD 'it''s a_owner_password'");
  }

  @Test
  void oneDatabaseUnderAnotherName() {
    assertThat(SCRIPT.database("a", "a_test"))
        .isEqualTo(
            List.of(
                "CREATE DATABASE a_test OWNER a_owner",
                "REVOKE ALL ON DATABASE a_test FROM PUBLIC"));
  }

  @Test
  void theFingerprintIsTheStatements() {
    assertThat(InitScript.of("-- why\nCREATE ROLE a;\n").fingerprint())
        .isEqualTo(InitScript.of("CREATE ROLE a;\n").fingerprint());
    assertThat(InitScript.of("CREATE ROLE a;\nCREATE ROLE b;\n").fingerprint())
        .isNotEqualTo(InitScript.of("CREATE ROLE a;\n").fingerprint());
  }

  @Test
  void theRealScriptHasNoPasswordOfItsOwn() {
    InitScript real = InitScript.read(Checkout.find().databaseInit());
    List<String> roles =
        real.statements(name -> "!").stream().filter(s -> s.startsWith("CREATE ROLE")).toList();
    assertThat(roles.size()).isEqualTo(7);
    roles.forEach(role -> assertThat(role.endsWith("LOGIN PASSWORD '!'")).as(role).isTrue());
  }
}
