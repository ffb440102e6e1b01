// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.idempotency;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.idempotency.IdempotentRequestEntity;
import ee.functions.jpa.idempotency.IdempotentRequestRepository;
import ee.functions.jpa.idempotency.IdempotentRequestRepository.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The requests that came with an idempotency key. A request is claimed before it is carried out and answered after that, each
 * in one short transaction of its own, so that no lock is held meanwhile. Keys belong to one caller in one site. Of key and
 * payload only hashes are stored. Thread-safe.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class IdempotentRequests {
    private static final long USUAL_WAIT_SECONDS = 1;
    /** A row that others remove between two looks at it: then there is somebody who works on the request. */
    private static final int ATTEMPTS = 3;

    @Inject
    IdempotentRequestRepository requests;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Claims a request, of many at the same time for one of them.
     *
     * @param key as the caller sent it
     * @param operation method and path with query
     * @param payload the body
     * @return a claim without answer for who shall carry the request out, with one for who shall answer it again
     * @throws FunctionsException {@link ErrorCode#IDEMPOTENCY_KEY_REUSED}, {@link ErrorCode#REQUEST_IN_PROGRESS} or
     *     {@link ErrorCode#ANSWER_NOT_KEPT}
     */
    public RequestClaim claim(Caller caller, String key, String operation, byte[] payload) {
        OffsetDateTime now = now();
        Claim wanted = new Claim(
                hash(text(caller.siteId()), text(caller.subject()), text(key)),
                hash(text(operation), payload),
                UUID.randomUUID(),
                now.plus(settings.duration(Setting.IDEMPOTENCY_LEASE_S)),
                now.plus(settings.duration(Setting.IDEMPOTENCY_RETENTION_HOURS)));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (requests.insert(wanted)) {
                return new RequestClaim(wanted.keyHash(), wanted.claimId(), null);
            }
            IdempotentRequestEntity there = requests.find(wanted.keyHash()).orElse(null);
            if (there != null) {
                return after(there, wanted, now);
            }
        }
        throw inProgress(USUAL_WAIT_SECONDS);
    }

    private RequestClaim after(IdempotentRequestEntity there, Claim wanted, OffsetDateTime now) {
        boolean expired = !there.getExpiresAt().isAfter(now);
        if (!expired && !there.getPayloadHash().equals(wanted.payloadHash())) {
            throw new FunctionsException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "This idempotency key came before with another method, path or body. Another request needs another"
                            + " key.");
        }
        Integer status = there.getAnswerStatus();
        if (!expired && status != null) {
            byte[] body = there.getAnswerBody();
            if (body == null) {
                throw new FunctionsException(
                        ErrorCode.ANSWER_NOT_KEPT,
                        "The request with this idempotency key was carried out and answered with " + status
                                + ", but the answer was larger than the "
                                + settings.number(Setting.IDEMPOTENCY_ANSWER_BYTES) + " bytes that are kept ("
                                + Setting.IDEMPOTENCY_ANSWER_BYTES.key() + "). It is not carried out again.");
            }
            return new RequestClaim(
                    wanted.keyHash(), there.getClaimId(), new KeptAnswer(status, there.getAnswerType(), body));
        }
        boolean lost = expired || !there.getLeaseEndsAt().isAfter(now);
        if (lost && requests.takeOver(there.getClaimId(), wanted, now)) {
            return new RequestClaim(wanted.keyHash(), wanted.claimId(), null);
        }
        throw inProgress(USUAL_WAIT_SECONDS);
    }

    /**
     * Keeps the answer to a request that was carried out; of one that is larger than {@code functions.idempotency.answer-bytes}
     * only that it was given.
     */
    public void keep(RequestClaim claim, KeptAnswer answer) {
        boolean small = answer.body().length <= settings.number(Setting.IDEMPOTENCY_ANSWER_BYTES);
        requests.answer(claim.keyHash(), claim.id(), answer.status(), answer.type(), small ? answer.body() : null);
    }

    /** Forgets a request whose answer must not be repeated, so that its repetition is carried out. */
    public void forget(RequestClaim claim) {
        requests.remove(claim.keyHash(), claim.id());
    }

    /** Deletes some requests that are kept no longer; returns how many, less than the limit when none is left. */
    public int deleteExpired(int limit) {
        return requests.deleteExpired(now(), limit);
    }

    private static FunctionsException inProgress(long retryAfterSeconds) {
        return new FunctionsException(
                ErrorCode.REQUEST_IN_PROGRESS,
                "A request with this idempotency key is being worked on. Repeat it later to get its answer.",
                List.of(new Detail(Detail.RETRY_AFTER, Long.toString(retryAfterSeconds))));
    }

    /** In microseconds, the finest that the database stores. */
    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each part with its length before it, so that no two lists of parts are hashed alike. */
    private static String hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
