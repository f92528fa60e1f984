package org.leasehold.spaces.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.PersonalData;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceRequest;
import org.springframework.stereotype.Component;

/** What is known of what somebody keeps; the files themselves they fetch one by one, or by a tool. */
@Component
class SpaceData implements PersonalData {

    private final ItemRepository items;
    private final RequestRepository requests;

    SpaceData(ItemRepository items, RequestRepository requests) {
        this.items = items;
        this.requests = requests;
    }

    @Override
    public String name() {
        return "spaces";
    }

    @Override
    public Object of(Account account) {
        return Map.of(
                "items",
                items.list(account.id(), List.of(SpaceItem.State.values())).stream()
                        .map(SpaceData::item)
                        .toList(),
                "requests",
                requests.listOf(account.id()).stream().map(SpaceData::request).toList());
    }

    private static Map<String, @Nullable Object> item(SpaceItem item) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", item.id());
        form.put("what", item.what().word());
        form.put("name", item.name());
        form.put("bytes", item.bytes());
        form.put("state", item.state().name());
        form.put("createdAt", item.createdAt().toString());
        form.put("changedAt", item.changedAt().toString());
        form.put("keepUntil", Objects.toString(item.keepUntil(), null));
        SpaceItem.Deletion deletion = item.deletion();
        form.put("deletedBecause", deletion == null ? null : deletion.because());
        return form;
    }

    private static Map<String, @Nullable Object> request(SpaceRequest request) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("item", request.itemId());
        form.put("kind", request.kind().name());
        form.put("until", request.until().toString());
        form.put("sponsor", request.sponsor());
        form.put("reason", request.reason());
        form.put("state", request.state().name());
        form.put("requestedAt", request.requestedAt().toString());
        form.put("answer", request.answer());
        return form;
    }
}
