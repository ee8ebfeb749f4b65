// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.store.Store;
import io.parley.internal.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * When an agent dies: at its n-th commit or call to the outside, either just before it or just after it, when nobody hears
 * of it. From then on nothing of it works.
 */
final class Mortality {

    private static final Set<String> CONSTANT = Set.of("describe", "repeat", "recheckLimit", "moderations");
    private static final StackWalker STACK = StackWalker.getInstance();

    private final int deadlyPoint;
    private final boolean afterIt;
    private final List<String> passed = new ArrayList<>();
    private @Nullable String diedAt;
    private @Nullable String stumblesAt;

    Mortality(int deadlyPoint, boolean afterIt) {
        this.deadlyPoint = deadlyPoint;
        this.afterIt = afterIt;
    }

    /** {@return one that never dies} */
    static Mortality none() {
        return new Mortality(Integer.MAX_VALUE, false);
    }

    /** It survives, but the next commit of a method fails. */
    void stumbleAt(String committer) {
        stumblesAt = committer;
    }

    boolean dead() {
        return diedAt != null;
    }

    /** {@return the method that commits, or the method of a plug-in; null while it lives} */
    @Nullable String diedAt() {
        return diedAt;
    }

    /** {@return the names of the commits and calls so far, in their order} */
    List<String> passed() {
        return passed;
    }

    /** {@return the store, which dies with the agent} */
    Store of(Store store) {
        return new Store() {
            @Override
            public <T> T write(Work<T> work) {
                String committer = committer();
                if (committer.equals(stumblesAt)) {
                    stumblesAt = null;
                    throw crash();
                }
                return pass(committer, () -> store.write(work));
            }

            @Override
            public <T> T rehearse(Work<T> work) {
                if (dead()) {
                    throw crash();
                }
                return store.rehearse(work);
            }

            @Override
            public <T> T read(Work<T> work) {
                if (dead()) {
                    throw crash();
                }
                return store.read(work);
            }

            @Override
            public boolean accepting() {
                return !dead();
            }
        };
    }

    /** {@return a plug-in with all its faces, at whose calls the agent may die} */
    <T> T of(Class<T> face, T plugin) {
        return face.cast(Proxy.newProxyInstance(
                face.getClassLoader(),
                plugin.getClass().getInterfaces(),
                (proxy, method, values) -> call(plugin, method, values)));
    }

    private Object call(Object plugin, Method method, Object[] values) throws Throwable {
        try {
            return CONSTANT.contains(method.getName()) || method.getDeclaringClass() == Object.class
                    ? method.invoke(plugin, values)
                    : pass(
                            method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                            () -> method.invoke(plugin, values));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private <T> T pass(String point, Callable<T> work) {
        if (dead()) {
            throw crash();
        }
        try {
            passed.add(point);
            if (passed.size() == deadlyPoint) {
                die(point, work);
                throw crash();
            }
            return work.call();
        } catch (Exception e) {
            throw Mortality.<RuntimeException>same(e);
        }
    }

    private void die(String point, Callable<?> work) throws Exception {
        try {
            if (afterIt) {
                work.call();
            }
        } catch (InvocationTargetException e) {
            // It dies after a call that failed.
        } finally {
            diedAt = point;
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E same(Exception exception) throws E {
        throw (E) exception;
    }

    /** The method of the engine that commits. */
    private static String committer() {
        return STACK.walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("io.parley.internal."))
                .filter(frame -> !frame.getClassName().startsWith(Mortality.class.getName()))
                .findFirst()
                .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                .orElseThrow());
    }

    private static StoreException crash() {
        return new StoreException("crashed", new IllegalStateException("crashed"));
    }
}
