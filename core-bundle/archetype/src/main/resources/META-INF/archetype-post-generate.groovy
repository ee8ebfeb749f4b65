// Two kinds of plug-ins were generated side by side: the one that was asked for stays.
import java.nio.file.Files
import java.nio.file.Path

Path project = Path.of(request.outputDirectory, request.artifactId)
String kind = request.properties['kind']
Path chosen = project.resolve(kind)
['src', 'README.md'].each { Files.move(chosen.resolve(it), project.resolve(it)) }
['connector', 'adapter'].each { project.resolve(it).toFile().deleteDir() }
// Packagers leave out what begins with a dot.
Files.move(project.resolve('gitignore'), project.resolve('.gitignore'))
