// Makes one self-contained document of each contract that a module serves or calls: a component that is a reference into
// common.yaml becomes what stands there, with all that it refers to itself. openapi-generator's own bundler would lose
// nullable types and examples.
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.ObjectNode
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator

def yaml = new ObjectMapper(new YAMLFactory()
    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
    .disable(YAMLGenerator.Feature.SPLIT_LINES)
    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE))
def root = project.basedir.toPath().resolve('..').normalize()
def common = yaml.readTree(root.resolve('contracts/common.yaml').toFile())

def at = { document, ref -> document.at(ref.substring(ref.indexOf('#') + 1)) }
def write = { target, text ->
  if (!target.exists() || target.getText('UTF-8') != text) {
    target.parentFile.mkdirs()
    target.setText(text, 'UTF-8')
  }
}

def bundle = { service ->
  def contract = yaml.readTree(root.resolve("${service}/src/main/resources/META-INF/openapi.yaml").toFile())
  def components = contract.components as ObjectNode
  def add
  add = { kind, name, ref ->
    def component = at(common, ref)
    if (component.isMissingNode()) {
      throw new IllegalStateException("${service}: there is no ${ref}")
    }
    components.withObject('/' + kind).set(name, component)
    component.findValuesAsText('$ref').each { inner ->
      def (_, __, innerKind, innerName) = inner.substring(1).split('/')
      if (!components.path(innerKind).has(innerName)) {
        add(innerKind, innerName, inner)
      }
    }
  }
  components.properties().collect { it.key }.each { kind ->
    components.path(kind).properties().collectEntries { [it.key, it.value.path('$ref').asText()] }
        .findAll { it.value.contains('common.yaml#') }
        .each { name, ref -> add(kind, name, ref) }
  }
  contract
}

// The generator skips a document that did not change; with this member a changed configuration is a change too.
def poms = [new File(project.basedir, 'pom.xml'), root.resolve('pom.xml').toFile()]
def configuration = java.security.MessageDigest.getInstance('SHA-256').digest(poms*.bytes.collectMany { it.toList() } as byte[]).encodeHex()

project.getProperties().getProperty('contracts').split(',').each { service ->
  def contract = bundle(service)
  def text = yaml.writeValueAsString(contract)
  def generated = contract.deepCopy().put('x-configuration', configuration.toString())
  write(new File(project.build.directory, "contracts/${service}.yaml"), yaml.writeValueAsString(generated))
  if (service == project.artifactId) {
    write(new File(project.build.outputDirectory, 'META-INF/openapi.yaml'), text)
    // The same, faster to read: the service checks requests by it.
    write(new File(project.build.outputDirectory, 'META-INF/contract.json'), new ObjectMapper().writeValueAsString(contract))
  }
}
