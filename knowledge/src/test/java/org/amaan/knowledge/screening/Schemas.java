package org.amaan.knowledge.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the schemas beside the data say about a file. */
final class Schemas {

  static final Path FOLDER = Path.of("src/main/resources/indicators");

  private Schemas() {}

  static List<String> problems(String schema, JsonNode data) throws IOException {
    Schema read =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FOLDER.resolve(schema + ".schema.json")));
    return read.validate(data.toString(), InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
