// SPDX-License-Identifier: Apache-2.0
package io.parley;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Everything that the bundle exports, one line a member, in a fixed order. */
final class ExportedApi {

    private final Path classes;

    ExportedApi(Path classes) {
        this.classes = classes;
    }

    String text() throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(classes)) {
            names = files.map(file -> classes.relativize(file).toString().replace(File.separatorChar, '.'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, ExportedApi.class.getClassLoader());
            if (visible(type)) {
                text.append(describe(type)).append('\n');
                members(type)
                        .forEach(member -> text.append("    ").append(member).append('\n'));
            }
        }
        return text.toString();
    }

    private static boolean visible(Class<?> type) {
        boolean own = Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass() && !type.isSynthetic();
        return own && (type.getEnclosingClass() == null || visible(type.getEnclosingClass()));
    }

    private static String describe(Class<?> type) {
        String kind = type.isInterface() ? "" : type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
        String sealed = type.isSealed() ? "sealed " : "";
        String parents = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .filter(name -> !name.equals("java.lang.Object"))
                .collect(Collectors.joining(", "));
        String role = type.isAnnotationPresent(ConsumerType.class)
                ? " @ConsumerType"
                : type.isAnnotationPresent(ProviderType.class) ? " @ProviderType" : "";
        return sealed + Modifier.toString(type.getModifiers() & ~Modifier.STATIC) + " " + kind + type.getName()
                + (parents.isEmpty() ? "" : " : " + parents) + role;
    }

    private static List<String> members(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                members.add(field.getGenericType().getTypeName() + " " + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (Modifier.isPublic(constructor.getModifiers())) {
                members.add("new" + parameters(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                String modifiers =
                        Modifier.isStatic(method.getModifiers()) ? "static " : method.isDefault() ? "default " : "";
                members.add(modifiers + method.getGenericReturnType().getTypeName() + " " + method.getName()
                        + parameters(method));
            }
        }
        members.sort(Comparator.naturalOrder());
        return members;
    }

    private static String parameters(Executable executable) {
        String parameters = Arrays.stream(executable.getGenericParameterTypes())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", ", "(", ")"));
        String exceptions = Arrays.stream(executable.getGenericExceptionTypes())
                .map(Type::getTypeName)
                .sorted()
                .collect(Collectors.joining(", "));
        return parameters + (exceptions.isEmpty() ? "" : " throws " + exceptions);
    }
}
