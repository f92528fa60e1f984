package org.leasehold.faces.r2lab.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.r2lab.broker.Names.Kind;
import org.leasehold.faces.r2lab.wire.Whole;
import org.springframework.stereotype.Component;

/** {@code nodes}: the one that is leased. */
@Component
class NodeSubject implements Subject {

    private final Whole whole;
    private final Forms forms;

    NodeSubject(Whole whole, Forms forms) {
        this.whole = whole;
        this.forms = forms;
    }

    @Override
    public Set<String> names() {
        return Set.of("node", "nodes");
    }

    @Override
    public Optional<Map<String, @Nullable Object>> one(Request request) {
        Optional<String> name = request.query("name");
        Optional<String> uuid = request.query("uuid");
        if (name.isEmpty() && uuid.isEmpty()) {
            return Optional.empty();
        }
        boolean known = name.map(whole::isCalled).orElse(true)
                && uuid.map(text -> Names.number(Kind.NODE, text)
                                .equals(OptionalLong.of(whole.resource().id())))
                        .orElse(true);
        if (!known) {
            throw Refusal.nothing();
        }
        return Optional.of(forms.node());
    }

    @Override
    public List<Map<String, @Nullable Object>> all(Request request) {
        return List.of(forms.node());
    }
}
