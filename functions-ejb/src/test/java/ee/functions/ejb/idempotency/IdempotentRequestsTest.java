// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.fake.Beans;
import ee.functions.ejb.fake.Callers;
import ee.functions.ejb.fake.MovingClock;
import ee.functions.ejb.fake.TestSettings;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.settings.Setting;
import ee.functions.jpa.idempotency.IdempotentRequestEntity;
import ee.functions.jpa.idempotency.IdempotentRequestRepository;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdempotentRequestsTest {
    private static final String OPERATION = "POST /functions";
    private static final KeptAnswer CREATED = new KeptAnswer(201, "application/json", bytes("{\"id\":1}"));

    private final MapRepository rows = new MapRepository();
    private final MovingClock clock = new MovingClock();
    private final IdempotentRequests requests = Beans.wire(
            new IdempotentRequests(),
            rows,
            clock,
            TestSettings.with(Setting.IDEMPOTENCY_ANSWER_BYTES, "1024").build());

    @Test
    void repetitionGetsTheAnswer() {
        RequestClaim first = claim(Callers.all(), "key", "body");
        assertThat(first.answer()).isNull();
        requests.keep(first, CREATED);

        KeptAnswer again = claim(Callers.all(), "key", "body").answer();

        assertThat(again).isNotNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.type()).isEqualTo("application/json");
        assertThat(again.body()).isEqualTo(CREATED.body());
    }

    @Test
    void whatIsBeingWorkedOnIsRefusedForAWhile() {
        claim(Callers.all(), "key", "body");

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> claim(Callers.all(), "key", "body"))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.REQUEST_IN_PROGRESS);
                    assertThat(refused.detail(Detail.RETRY_AFTER)).isEqualTo("1");
                });
    }

    @Test
    void claimOfACrashedServerIsTakenOverAfterItsLease() {
        RequestClaim crashed = claim(Callers.all(), "key", "body");
        clock.advance(Duration.ofSeconds(60));

        RequestClaim second = claim(Callers.all(), "key", "body");

        assertThat(second.answer()).isNull();
        assertThat(second.id()).isNotEqualTo(crashed.id());
        requests.keep(crashed, CREATED);
        assertThatExceptionOfType(FunctionsException.class)
                .as("the answer of the one that lost its claim is not kept")
                .isThrownBy(() -> claim(Callers.all(), "key", "body"))
                .returns(ErrorCode.REQUEST_IN_PROGRESS, FunctionsException::code);
    }

    @Test
    void anotherPayloadOrOperationIsRefusedInEveryState() {
        RequestClaim first = claim(Callers.all(), "key", "body");
        assertReused("other");
        requests.keep(first, CREATED);
        assertReused("other");
        clock.advance(Duration.ofSeconds(60));
        assertReused("other");
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> requests.claim(Callers.all(), "key", "POST /other", bytes("body")))
                .returns(ErrorCode.IDEMPOTENCY_KEY_REUSED, FunctionsException::code);
    }

    @Test
    void keyIsAsGoodAsNewWhenItsTimeIsOver() {
        requests.keep(claim(Callers.all(), "key", "body"), CREATED);
        clock.advance(Duration.ofHours(24));

        assertThat(claim(Callers.all(), "key", "other").answer()).isNull();
    }

    @Test
    void keysBelongToACallerInASite() {
        requests.keep(claim(Callers.all(), "key", "body"), CREATED);
        Caller bob = new Caller("bob", Callers.SITE, Set.of(), "request", "192.0.2.9");

        assertThat(claim(Callers.ofOtherSite(), "key", "body").answer()).isNull();
        assertThat(claim(bob, "key", "body").answer()).isNull();
        assertThat(claim(Callers.all(), "other", "body").answer()).isNull();
        assertThat(rows.rows).hasSize(4);
    }

    @Test
    void forgottenRequestIsCarriedOutAgain() {
        requests.forget(claim(Callers.all(), "key", "body"));

        assertThat(claim(Callers.all(), "key", "body").answer()).isNull();
    }

    @Test
    void answerThatIsTooLargeIsNotKeptAndTheRequestNotRepeated() {
        requests.keep(claim(Callers.all(), "key", "body"), new KeptAnswer(200, "text/plain", new byte[1025]));

        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> claim(Callers.all(), "key", "body"))
                .withMessageContaining("answered with 200")
                .withMessageContaining("functions.idempotency.answer-bytes")
                .returns(ErrorCode.ANSWER_NOT_KEPT, FunctionsException::code);
    }

    @Test
    void neitherKeyNorPayloadIsStored() {
        claim(Callers.all(), "the-key", "the-body");

        assertThat(rows.rows.values()).singleElement().satisfies(row -> {
            assertThat(row.claim.keyHash()).matches("[0-9a-f]{64}");
            assertThat(row.claim.payloadHash()).matches("[0-9a-f]{64}");
        });
    }

    private RequestClaim claim(Caller caller, String key, String body) {
        return requests.claim(caller, key, OPERATION, bytes(body));
    }

    private void assertReused(String body) {
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> claim(Callers.all(), "key", body))
                .returns(ErrorCode.IDEMPOTENCY_KEY_REUSED, FunctionsException::code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Row extends IdempotentRequestEntity {
        final IdempotentRequestRepository.Claim claim;

        @Nullable
        Integer status;

        @Nullable
        String type;

        byte @Nullable [] body;

        Row(IdempotentRequestRepository.Claim claim) {
            this.claim = claim;
        }

        @Override
        public String getPayloadHash() {
            return claim.payloadHash();
        }

        @Override
        public UUID getClaimId() {
            return claim.claimId();
        }

        @Override
        public OffsetDateTime getLeaseEndsAt() {
            return claim.leaseEndsAt();
        }

        @Override
        public OffsetDateTime getExpiresAt() {
            return claim.expiresAt();
        }

        @Override
        public @Nullable Integer getAnswerStatus() {
            return status;
        }

        @Override
        public @Nullable String getAnswerType() {
            return type;
        }

        @Override
        public byte @Nullable [] getAnswerBody() {
            return body;
        }
    }

    /** Rows by the hash of their key; what many callers do at once is tested on the databases. */
    private static final class MapRepository extends IdempotentRequestRepository {
        final Map<String, Row> rows = new HashMap<>();

        @Override
        public boolean insert(Claim claim) {
            return rows.putIfAbsent(claim.keyHash(), new Row(claim)) == null;
        }

        @Override
        public Optional<IdempotentRequestEntity> find(String keyHash) {
            return Optional.ofNullable(rows.get(keyHash));
        }

        @Override
        public boolean takeOver(UUID claimBefore, Claim claim, OffsetDateTime now) {
            rows.put(claim.keyHash(), new Row(claim));
            return true;
        }

        @Override
        public boolean answer(String keyHash, UUID claimId, int status, @Nullable String type, byte @Nullable [] body) {
            Row row = rows.get(keyHash);
            if (row == null || !row.claim.claimId().equals(claimId)) {
                return false;
            }
            row.status = status;
            row.type = type;
            row.body = body;
            return true;
        }

        @Override
        public void remove(String keyHash, UUID claimId) {
            rows.remove(keyHash);
        }
    }
}
