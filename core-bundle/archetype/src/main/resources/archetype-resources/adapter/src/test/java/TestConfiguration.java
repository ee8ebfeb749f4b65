package ${package};

import java.lang.annotation.Annotation;

/** What an administrator would configure. */
record TestConfiguration(String endpoint, String _token) implements ${prefix}Configuration {

    @Override
    public Class<? extends Annotation> annotationType() {
        return ${prefix}Configuration.class;
    }
}
