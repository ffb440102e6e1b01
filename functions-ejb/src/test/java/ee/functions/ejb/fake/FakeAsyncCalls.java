// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.jpa.async.AsyncAttemptEntity;
import ee.functions.jpa.async.AsyncInvocationEntity;
import ee.functions.jpa.async.AsyncInvocationRepository;
import ee.functions.jpa.async.AsyncPolicyEntity;
import ee.functions.jpa.async.AsyncPolicyRepository;
import ee.functions.jpa.async.AsyncPosition;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls that run later, their attempts and their policies on maps, without transactions. */
public final class FakeAsyncCalls {
    public final Map<UUID, AsyncInvocationEntity> calls = new LinkedHashMap<>();
    public final Map<UUID, AsyncAttemptEntity> attempts = new LinkedHashMap<>();
    public final List<AsyncPolicyEntity> policies = new ArrayList<>();

    public final AsyncInvocationRepository repository = new AsyncInvocationRepository() {
        @Override
        public void add(AsyncInvocationEntity call) {
            calls.put(call.getId(), call);
        }

        @Override
        public Optional<AsyncInvocationEntity> find(UUID functionId, UUID id) {
            return lock(id).filter(call -> call.getFunctionId().equals(functionId));
        }

        @Override
        public Optional<AsyncInvocationEntity> lock(UUID id) {
            return Optional.ofNullable(calls.get(id));
        }

        @Override
        public int unfinishedOfFunction(UUID functionId, int limit) {
            return (int) unfinished()
                    .filter(call -> call.getFunctionId().equals(functionId))
                    .limit(limit)
                    .count();
        }

        @Override
        public int unfinishedOfSite(String siteId, int limit) {
            return (int) unfinished()
                    .filter(call -> call.getSiteId().equals(siteId))
                    .limit(limit)
                    .count();
        }

        private Stream<AsyncInvocationEntity> unfinished() {
            return calls.values().stream()
                    .filter(call -> List.of(WAITING, RUNNING).contains(call.getStatus()));
        }

        @Override
        public List<DueCall> due(OffsetDateTime now, PassedOver passedOver, int limit) {
            return waiting(passedOver)
                    .filter(call -> !call.nextAttemptAt().isAfter(now))
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<OffsetDateTime> earliest(PassedOver passedOver) {
            return waiting(passedOver).map(DueCall::nextAttemptAt).findFirst();
        }

        private Stream<DueCall> waiting(PassedOver passedOver) {
            List<DueCall> waiting = new ArrayList<>();
            for (AsyncInvocationEntity call : calls.values()) {
                OffsetDateTime next = call.getNextAttemptAt();
                if (next != null
                        && !passedOver.sites().contains(call.getSiteId())
                        && !passedOver.functions().contains(call.getFunctionId())) {
                    waiting.add(new DueCall(call.getId(), call.getSiteId(), call.getFunctionId(), next));
                }
            }
            return waiting.stream().sorted(Comparator.comparing(DueCall::nextAttemptAt));
        }

        @Override
        public List<UUID> lost(OffsetDateTime now, int limit) {
            return calls.values().stream()
                    .filter(call ->
                            call.getLeaseUntil() != null && call.getLeaseUntil().isBefore(now))
                    .map(AsyncInvocationEntity::getId)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<AsyncInvocationEntity> page(
                UUID functionId, @Nullable String status, @Nullable AsyncPosition after, int limit) {
            return calls.values().stream()
                    .filter(call -> call.getFunctionId().equals(functionId))
                    .filter(call -> status == null || call.getStatus().equals(status))
                    .filter(call -> after == null || call.getAcceptedAt().isBefore(after.at()))
                    .sorted(Comparator.comparing(AsyncInvocationEntity::getAcceptedAt)
                            .reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public void remove(AsyncInvocationEntity call) {
            calls.remove(call.getId());
        }

        @Override
        public void addAttempt(AsyncAttemptEntity attempt) {
            attempts.put(attempt.getInvocationId(), attempt);
        }

        @Override
        public Optional<AsyncAttemptEntity> attempt(UUID invocationId) {
            return Optional.ofNullable(attempts.get(invocationId));
        }

        @Override
        public List<AsyncAttemptEntity> attempts(UUID id, int limit) {
            return attempts.values().stream()
                    .filter(attempt -> attempt.getAsyncInvocationId().equals(id))
                    .limit(limit)
                    .toList();
        }

        @Override
        public void removeAttempt(UUID invocationId) {
            attempts.remove(invocationId);
        }

        @Override
        public int deleteFinishedBefore(String status, OffsetDateTime moment, int limit) {
            List<UUID> old = calls.values().stream()
                    .filter(call -> call.getStatus().equals(status)
                            && call.getFinishedAt() != null
                            && call.getFinishedAt().isBefore(moment))
                    .map(AsyncInvocationEntity::getId)
                    .limit(limit)
                    .toList();
            old.forEach(calls::remove);
            return old.size();
        }
    };

    public final AsyncPolicyRepository policyRepository = new AsyncPolicyRepository() {
        @Override
        public void add(AsyncPolicyEntity policy) {
            policies.add(policy);
        }

        @Override
        public Optional<AsyncPolicyEntity> find(UUID functionId, String tag) {
            return list(functionId).stream()
                    .filter(policy -> policy.getTag().equals(tag))
                    .findFirst();
        }

        @Override
        public List<AsyncPolicyEntity> list(UUID functionId) {
            return policies.stream()
                    .filter(policy -> policy.getFunctionId().equals(functionId))
                    .toList();
        }

        @Override
        public void remove(AsyncPolicyEntity policy) {
            policies.remove(policy);
        }
    };
}
