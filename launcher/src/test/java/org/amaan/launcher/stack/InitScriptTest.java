package org.amaan.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals(
        "CREATE ROLE a_owner LOGIN PASSWORD 'it''s a_owner_password'",
        SCRIPT.statements(name -> "it's " + name).get(0));
  }

  @Test
  void oneDatabaseUnderAnotherName() {
    assertEquals(
        List.of(
            "CREATE DATABASE a_test OWNER a_owner", "REVOKE ALL ON DATABASE a_test FROM PUBLIC"),
        SCRIPT.database("a", "a_test"));
  }

  @Test
  void theFingerprintIsTheStatements() {
    assertEquals(
        InitScript.of("CREATE ROLE a;\n").fingerprint(),
        InitScript.of("-- why\nCREATE ROLE a;\n").fingerprint());
    assertNotEquals(
        InitScript.of("CREATE ROLE a;\n").fingerprint(),
        InitScript.of("CREATE ROLE a;\nCREATE ROLE b;\n").fingerprint());
  }

  @Test
  void theRealScriptHasNoPasswordOfItsOwn() {
    InitScript real = InitScript.read(Checkout.find().databaseInit());
    List<String> roles =
        real.statements(name -> "!").stream().filter(s -> s.startsWith("CREATE ROLE")).toList();
    assertEquals(7, roles.size());
    roles.forEach(role -> assertTrue(role.endsWith("LOGIN PASSWORD '!'"), role));
  }
}
