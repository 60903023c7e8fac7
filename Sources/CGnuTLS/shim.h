// SPDX-License-Identifier: Apache-2.0
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

// Datums are pointers with lengths; one function each checks a signature from bytes alone.

static inline gnutls_datum_t xanh_datum(const unsigned char *bytes, size_t count) {
  gnutls_datum_t datum = {(unsigned char *)bytes, (unsigned int)count};
  return datum;
}

/// RSASSA-PKCS1-v1_5 with SHA-256, for keys of at least 2048 bits; 1 where it fits.
static inline int xanh_verify_rs256(
    const unsigned char *n, size_t n_count, const unsigned char *e, size_t e_count, const unsigned char *data,
    size_t data_count, const unsigned char *signature, size_t signature_count) {
  gnutls_pubkey_t key;
  if (gnutls_pubkey_init(&key) != GNUTLS_E_SUCCESS) return 0;
  gnutls_datum_t modulus = xanh_datum(n, n_count), exponent = xanh_datum(e, e_count);
  gnutls_datum_t text = xanh_datum(data, data_count), sign = xanh_datum(signature, signature_count);
  unsigned int bits = 0;
  int fits = gnutls_pubkey_import_rsa_raw(key, &modulus, &exponent) == GNUTLS_E_SUCCESS &&
             gnutls_pubkey_get_pk_algorithm(key, &bits) == GNUTLS_PK_RSA && bits >= 2048 &&
             gnutls_pubkey_verify_data2(key, GNUTLS_SIGN_RSA_SHA256, 0, &text, &sign) >= 0;
  gnutls_pubkey_deinit(key);
  return fits;
}

/// ECDSA over P-256 with SHA-256; `r` and `s` have 32 bytes each; 1 where it fits.
static inline int xanh_verify_es256(
    const unsigned char *x, size_t x_count, const unsigned char *y, size_t y_count, const unsigned char *data,
    size_t data_count, const unsigned char *r, const unsigned char *s) {
  gnutls_pubkey_t key;
  if (gnutls_pubkey_init(&key) != GNUTLS_E_SUCCESS) return 0;
  gnutls_datum_t px = xanh_datum(x, x_count), py = xanh_datum(y, y_count), text = xanh_datum(data, data_count);
  gnutls_datum_t dr = xanh_datum(r, 32), ds = xanh_datum(s, 32), sign = {NULL, 0};
  int fits = gnutls_pubkey_import_ecc_raw(key, GNUTLS_ECC_CURVE_SECP256R1, &px, &py) == GNUTLS_E_SUCCESS &&
             gnutls_encode_rs_value(&sign, &dr, &ds) == GNUTLS_E_SUCCESS &&
             gnutls_pubkey_verify_data2(key, GNUTLS_SIGN_ECDSA_SHA256, 0, &text, &sign) >= 0;
  if (sign.data != NULL) gnutls_free(sign.data);
  gnutls_pubkey_deinit(key);
  return fits;
}
