// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bundle carries with it is enough to read a feed, whoever calls. */
class EmbeddingTest {

    /** Gives the bundle what it imports, and nothing of what it has to have itself. */
    private static final class Imports extends ClassLoader {

        Imports() {
            super("imports", EmbeddingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith("com.rometools.")
                    || name.startsWith("org.jdom2.")
                    || name.startsWith("io.parley.channel.feed.");
            if (own) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public URL getResource(String name) {
            return name.startsWith("com/rometools/") ? null : super.getResource(name);
        }
    }

    private static String read(ClassLoader contextual) throws Exception {
        URL classes = FeedConnector.class.getProtectionDomain().getCodeSource().getLocation();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader bundle = new URLClassLoader(new URL[] {classes}, new Imports())) {
            thread.setContextClassLoader(contextual);
            Class<?> parser = bundle.loadClass("io.parley.channel.feed.XmlFeedParser");
            assertThat(parser.getClassLoader()).isSameAs(bundle);
            assertThat(bundle.loadClass("com.rometools.rome.io.WireFeedInput").getClassLoader())
                    .isSameAs(bundle);
            Method parse = parser.getDeclaredMethod("parse", byte[].class, String.class);
            parse.setAccessible(true);
            return parse.invoke(null, FeedSite.file("posts.atom.xml"), "application/atom+xml")
                    .toString();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void theContextOfTheCallerMayKnowNothing() throws Exception {
        assertThat(read(new ClassLoader(null) {})).contains("Lids for", "https://kettles.example/lids");
    }

    @Test
    void theContextOfTheCallerMayHaveAnotherXmlParser(@TempDir Path folder) throws Exception {
        Path service = folder.resolve("META-INF/services/javax.xml.parsers.SAXParserFactory");
        Files.createDirectories(service.getParent());
        Files.writeString(service, "no.such.Parser");
        try (URLClassLoader other = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(read(other)).contains("Lids for");
        }
    }

    @Test
    void theBundleKeepsWhatItCarriesToItself() throws Exception {
        Path classes = Path.of(FeedConnector.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (InputStream in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"));
                InputStream plugins = Files.newInputStream(classes.resolve("com/rometools/rome/rome.properties"))) {
            var manifest = new Manifest(in).getMainAttributes();
            assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.parley.channel.feed");
            assertThat(manifest.getValue("Export-Package")).isNull();
            assertThat(manifest.getValue("Import-Package"))
                    .doesNotContain("com.rometools", "org.jdom2", "org.jaxen")
                    .contains("io.parley.spi.channel", "org.slf4j");
            Properties rome = new Properties();
            rome.load(plugins);
            assertThat(rome).containsKey("WireFeedParser.classes");
        }
    }
}
