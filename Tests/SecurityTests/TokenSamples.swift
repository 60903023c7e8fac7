// SPDX-License-Identifier: Apache-2.0

/// Identity tokens signed once with keys that were thrown away, for the moment 1,795,226,400 (21/11/2026, 09:00 in
/// Vietnam), the issuer `https://id.example.vn`, the client `xanh` and the nonce `n-1`.
enum TokenSamples {
  static let now: Int64 = 1_795_226_400

  /// The keys that the issuer publishes.
  static let keys = """
    {"keys": [\
    {"kty": "RSA", "kid": "r1", "use": "sig", "alg": "RS256", "n": "5_aY8JNQo6inw-oXaV7PsyZEwAVoefYu20Sg7zgaX7uj\
    LeJCjR5nnEaD5uVd1f_iLS-zmq0fYFMmCYzyIfiiEL-imPfE6OCDAc_ETBd994YZ9xJu_DFOKZL3Gd6tNc1NK2Yyc0LCoDe9N7riwtHiNoN5\
    h8GCpcaUp9msNSlYvrVHpEnb7AiIg-EhLku1CdJ_HbPsotgJyH3XGFy6OAo5INfll7aRfq10gektd8qnXy1CaVl8eLRLrKE-JxvRe_05BdGM\
    Zz4qxbnRJ9k82EmbUHSUOyv36wFqeOfeMow8jHMiV8eBW7vxDPhqLMkIY3wvMqPvGTwexnn-gWmcj7Wtyw", "e": "AQAB"},\
    {"kty": "EC", "kid": "e1", "crv": "P-256", "x": "6l76gE9wUVkmsTgRoLWMiMF1FuRjrVXwhHRRHHFKTlo", "y": "yoHxUCa\
    S5mRRQe3OlllX5qGpIrS7Ka__OaKWxfAG4Dk"},\
    {"kty": "RSA", "kid": "s1", "n": "rWeP3xlPD3DfP0fwCIeyAksa2jIld113V-AGxSz_eBTMRFbu_01UprAJ78YlHbHhRaZTEyA1IT\
    kSRbLYucuY3e1jMlZyUbf8LhZgW6Ql9xfNN9mSfgECpDJ8KXJ8QGIPIiCPyoOiCYX5U1ptv8trCjl8u2m0zbvi5In18Uy9KFc", "e": "AQ\
    AB"},\
    {"kty": "oct", "kid": "o1", "k": "AAAA"}\
    ]}
    """

  /// Tokens that fit.
  static let good: [(name: String, token: String)] = [
    (
      "an RS256 token",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.eHb1rXyHvk0RTdxlH6SB9rfCnGjR1EASXL5asqrsamezvQyb4Do_AdwYPD3M\
      N8UsovKwIGxgGNwSOOuG2FsUxRdV2JIsIOPo2lHtaIHFvFjbqm9-Je6jGnfbuTuGb1alUmX75B7hSn0T1aGPdXuwYQaa-AwuNbyswnBIkJeV\
      nULfl5TSRVsh7Dx6TmzlIiYTULs-4LFuPhKkhVaZWxrVMsbSw0edtsCW48sli4T1WclZBHUWDAZlJKH0TwaztAYFM2tymSEsspyUSR_kD9L6\
      V0TE4XCWFMGDldMP70Fc06kE8XwLQ9nHfW0PaAgmAymLt_i1P8TV4FNl-DLGPTvgXw
      """
    ),
    (
      "an ES256 token",
      """
      eyJhbGciOiAiRVMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAiZTEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.7RgpiIZ4Tq8QNThJZfxgW9dC05F6lvhfjXREe5e5JuSNLiBR28Ad1igxmPQJ\
      eRhiUZNMRx7Jyxiy8vxqbdbynw
      """
    ),
    (
      "without a key name",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCJ9.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1YiI6ICI3IiwgImF1ZCI\
      6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZWZlcnJlZF91c2VybmF\
      tZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlLCAiYW1yIjogWyJwd2Q\
      iLCAib3RwIl0sICJhY3IiOiAiMiJ9.ovmO4g0756CLqrMpS6YVjXcXPQaLmqueDWoBD03fLSfvjRh5h0HPJ5GOieih25Rl9Wt-OzywGxZEs2\
      cETcxcVwR3qIfmUZPPPQ-wmkvf-IZEfI_8M0nBfobJMgbxJzRM9-7thbRdApNOM_zxX1pn72U4aNy4trm8FqlUKf7-7fDvpIY0ZZrIqGfCzy\
      5hGfSIaoqbLEh3y8lCgR5KUYTjCOKsIkzZ88Bacs7sj_4WeWbb6-Z8o_7giVLg22n4Mz9K3QHC6MYX48E1dskUIdkCQOHMDQBomBCv8xr1n5\
      E4iQQQ-rc78Vnqg47xLb9uqnyb-0Maql9QrWlS4cridjWSPw
      """
    ),
    (
      "several audiences, one party",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6IFsieGFuaCIsICJvdGhlciJdLCAiZXhwIjogMTc5NTIyNjcwMCwgImlhdCI6IDE3OTUyMjY0MDAsICJub25jZSI6I\
      CJuLTEiLCAicHJlZmVycmVkX3VzZXJuYW1lIjogImNvbmd0aHVvbmciLCAiZW1haWwiOiAiYUBleGFtcGxlLnZuIiwgImVtYWlsX3Zlcmlma\
      WVkIjogZmFsc2UsICJhbXIiOiBbInB3ZCIsICJvdHAiXSwgImFjciI6ICIyIiwgImF6cCI6ICJ4YW5oIn0.dTHpYrJx3vS0OB6b2yRC4mdOU\
      z1jYm466ETkPS-nuEMKqw9l2zD-FSzoxqHDWIS6zTofmHWc9E_mTY1e-98FH6XQGmpKtaYUBh_D81qxKpN00nIe8FeOec2LXSYzvzEf3hOIE\
      Tl_66_OV8Nf67n9dFLPNktiv93X2IMJlhmRUtu9RcA9OBH3I-y60lYyxli2gtrsWMxJiAfyDb11u3Qr2q0HhS0TlbwzouSE1unMoXksktn8j\
      rwm5Bbkt_-t0qddny8poMAURyig3D3QzBpjqTkiWiPIzJeo_3K86qHN72_QxU7los5yyUNhxNI43uc1uT2Ko9RYZKy0f3qSpcatRw
      """
    ),
    (
      "a clock a minute off",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjYzNDEsICJpYXQiOiAxNzk1MjI2NDU5LCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiIsICJuYmYiOiAxNzk1MjI2NDYwfQ.vxdT5tqllM2kXHCC6Y8r-aO0PuPe3UqiAb\
      gTE2GzNj66RSQkKVg2tRvpEjHitsI4LTXlndIO528Oq3NWHR6nRwGJZR7X_RNIVnWS4w24PFC0Wl6Bo8yxCuet0kj8FthIheIcl_I4dg5Mrw\
      IjAez995gUmBYPZ6bg8-2ja-1Ww1k_92wr08U3jPiGd_n33ewMpB3hZO4xKMftxowqQmRNFKwjOySvnAyvQtm31tEVyJTifVB3gUwruWhTJg\
      sNrOjZ2UPkLOWm0Q6HAW8dRff7f2JnqwbG-9nV-88lkijSrrN7CjdZ26mpgtX6D_-OF3dCYjDScZs12FIyC47RiwazVw
      """
    ),
  ]

  /// Tokens that do not, with what is wrong.
  static let bad: [(fault: String, name: String, token: String)] = [
    (
      "algorithm", "no signature",
      """
      eyJhbGciOiAibm9uZSIsICJ0eXAiOiAiSldUIiwgImtpZCI6ICJyMSJ9.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1YiI\
      6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZWZ\
      lcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlLCA\
      iYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.
      """
    ),
    (
      "algorithm", "another algorithm",
      """
      eyJhbGciOiAiUlMzODQiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.ACZQRurkfVex3e1SgRI7tjMrdHE88VyAvBLUpSNnX7mwNx5VVDJBp6J-ElAt\
      t6gWp8umyqVD7tBMkzF1Q2Azszu2bHRJ89FjPcSp3_JKWHRxby_WDFEhQkFCCRHfCdyt0VXvYI6iHQuxtvxyPOBentz07NubjDlLFzHdb_fu\
      qCY1eLkd6LRfwGNUe5-5PyVO3X1Y4Y2npSy3PfqpNrdj-R63bJnZtycxILMbvP119ocCIdZMfvklAP_hvbgN9m31BRZM3ZhkZCYNt0rmQOZQ\
      kZRXlz7-j1ZHuFAxXvxXUWsqSQ63gcvjfqn7Y0I0Rc2WKIWzcD79tTVytp8TuNslsg
      """
    ),
    (
      "algorithm", "the public key as a password",
      """
      eyJhbGciOiAiSFMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.bXySv0QFgStllAHMBcpFJMtcqokRLlXGbGPUBezx-CQ
      """
    ),
    (
      "algorithm", "a head that must be understood",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEiLCAiY3JpdCI6IFsiYjY0Il0sICJiNjQiOiBmYWxzZX0.eyJpc3Mi\
      OiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1YiI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAx\
      Nzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZWZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBs\
      ZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlLCAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.hNt9CDHW1JbS6xnFXAr\
      Hzrda_6rA6xGfEAC5hcNxmqnwPAR9WjImLeYrZyWGNeAZNk1wpz2gqPfHtd0tirPt0T4gZ-OBrxNZ-1qnHTWvkCc0zy2hJpW_3xcg4sB38nv\
      B3Wx-5tTEXRtvgtSxaWaXIgt4jLGH4SBN5f1Fy6uZ7J_AXe2V4ksgp_I2j_tV_sz83GF4DPKZYsC3haTXW7_bw6vhZgyPh64MM-vejtWk5gk\
      dR4ghQUAZTXsDpCsHWy0u9hmCvyEOerRs25eyQrNWwtzuRJw78pYERbM0icDlIzoVkBL3ThmOqW49QoLU4NLfSSxh8GzqntFaFrc9cYCc5w
      """
    ),
    (
      "unknownKey", "a key that is not published",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjkifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.vDW-srmgQFbUC4yfgbSKt9FsWCOsg_F6AH-nTMp9HOBLSLq5mgbArcm73UzQ\
      2CmlYIy0ULPpnrbponeUlE-dsf_8CqB-Fup8skXMuMIb_Ld8n6kPJoxdIy1iwNb_6kEgqdOT4KDEbBZbFTpHrhfdMJYQ4FArM8W-eoplAYRY\
      cvE1fqsr8f_nDiz_wCKIgAtMd6znOPDZWlmHH9pVPF7X61ZirLSRVx40zlY0XJf64U2uojEjFf7wQ5WTEQ9IsQBfqfPidto8j6yvzOtkJA-S\
      OWWvTgeHB6g-VA6k2-u16H2kH-Z01AGporcgxwbaC9RpH4ZCAgpRnBa_9lSdSKinPA
      """
    ),
    (
      "signature", "the key of somebody else",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.S4Ghn7KuXv8h2EFugk3hf8GtsgvMp1bx0GS9M3qBrk5fIKSO4QEru2hP5SHC\
      MhDbhuI47YBuFcDs9soBi7zEGi2_H6PHeOxD41XnCdyb8r0NSckHcCQZpqqbXDktJDLuaTaOjzhE6aVpc7LRHBs6KwDaNehFepgrL16KXHnE\
      cuTE4kXHBADPNaYqp-zAhz3TwrrtPr0RUFs5rKIT21gdqfAQQuXVG8GdyWVmCSx_SKBJXCV3akguMHWDZa6PKcvzJIaFxmGe9RUYJLD796uZ\
      D4WhloqxgU09HMM7IyIUr_nQHZzJlBOU1wq_tHBnO47IYBJyi-vGyJzq4t2WjKdtuw
      """
    ),
    (
      "signature", "changed after signing",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJxdWFudHJpIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlLCAiY\
      W1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.eHb1rXyHvk0RTdxlH6SB9rfCnGjR1EASXL5asqrsamezvQyb4Do_AdwYPD3MN8Us\
      ovKwIGxgGNwSOOuG2FsUxRdV2JIsIOPo2lHtaIHFvFjbqm9-Je6jGnfbuTuGb1alUmX75B7hSn0T1aGPdXuwYQaa-AwuNbyswnBIkJeVnULf\
      l5TSRVsh7Dx6TmzlIiYTULs-4LFuPhKkhVaZWxrVMsbSw0edtsCW48sli4T1WclZBHUWDAZlJKH0TwaztAYFM2tymSEsspyUSR_kD9L6V0TE\
      4XCWFMGDldMP70Fc06kE8XwLQ9nHfW0PaAgmAymLt_i1P8TV4FNl-DLGPTvgXw
      """
    ),
    (
      "signature", "a key of 1024 bits",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAiczEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.ET0MARmyag3NgGlEQWKrKKWokU5qR5g-ULblv8l1rwOd8M3Kik8EhTQVA5Xy\
      yVlVv8H_2UyKYfDEYMzx9-6Zz3Wg2JZ9fQHfqieXqiA_F6WF0A_SRQZTAgb_kfweJ7uzUvLbZQiQOonr8qIAFNx0nOWR59gDxXc8XAHyDO0p\
      X5U
      """
    ),
    (
      "signature", "the algorithm of another key",
      """
      eyJhbGciOiAiRVMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.JadhE7hUSOciIyGSni_Gd9xxkq-YjmYuQJeRbK14MfFDsp9Uz5mxSHoohKf7\
      lPevAJz19AOovdvPBB-7d8j_qA
      """
    ),
    (
      "issuer", "another issuer",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuLyIsICJzd\
      WIiOiAiNyIsICJhdWQiOiAieGFuaCIsICJleHAiOiAxNzk1MjI2NzAwLCAiaWF0IjogMTc5NTIyNjQwMCwgIm5vbmNlIjogIm4tMSIsICJwc\
      mVmZXJyZWRfdXNlcm5hbWUiOiAiY29uZ3RodW9uZyIsICJlbWFpbCI6ICJhQGV4YW1wbGUudm4iLCAiZW1haWxfdmVyaWZpZWQiOiBmYWxzZ\
      SwgImFtciI6IFsicHdkIiwgIm90cCJdLCAiYWNyIjogIjIifQ.g_BhfWpi-zoCM3xJTGCvhIRetvOLXdMhCpCIFqksTsskMJa1BHjbb5jhVw\
      3bqD0nnm5iKqv3m1vKuiN1LijXeNpFhBjJlCCo-06k4cmWbmZw0zFsw2iJJupIsN4mX7ZbunNuSRt1CoW49_HSMnE8u1PjJGan4r9jhUr9ZL\
      ioAXzM4Nf-4lYEToF6QgJ5COai0De1bCDhml7bvBm-eVRxl24_qJWQNd0EScfBB8_DREstdAy7ReZKyM8qRh8SG9E_V75R9XQNjJGCw0pUhP\
      QrTbNm3N65jvpNtv1a339vEFXg8aFLkyZ0Wtik3C_QtSWbE5Ya43_fahLnrD8IvFy0lQ
      """
    ),
    (
      "issuer", "no issuer",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJzdWIiOiAiNyIsICJhdWQiOiAieGFuaCIsICJleHAiOiAxN\
      zk1MjI2NzAwLCAiaWF0IjogMTc5NTIyNjQwMCwgIm5vbmNlIjogIm4tMSIsICJwcmVmZXJyZWRfdXNlcm5hbWUiOiAiY29uZ3RodW9uZyIsI\
      CJlbWFpbCI6ICJhQGV4YW1wbGUudm4iLCAiZW1haWxfdmVyaWZpZWQiOiBmYWxzZSwgImFtciI6IFsicHdkIiwgIm90cCJdLCAiYWNyIjogI\
      jIifQ.e5R2xX7hu44FbY31VMr2DV1jqJQ6_b_9ft5EPAAvh4JAqa7HhnxtevX6JK3CsGn1OHBpT_94Ftu7TPdUcY31DeIInTIV3JtAvndf7n\
      V8D8W2fhjHuZYG_n4NLccNYUkQM2j9y9uhC1TUv3YZm7i0P3GTzahCLVM_LzFktOJP4Rg4oHVEleBAVJfmX1tdaF1xGJJ46hOfg_hD6n2n1S\
      PF_MWitIg0IsuBuKFYwLgp9hSn7EvBESkS13h4Q_toBtxCcJFzf1l3HMUd0f0pOxKy6lukKnOuwDS-QXnqyXxGdJF1cvSe_2BLjZxJhRj-ne\
      aEyrZVImQ6-0zEMxcFpiV4mQ
      """
    ),
    (
      "audience", "another client",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJvdGhlciIsICJleHAiOiAxNzk1MjI2NzAwLCAiaWF0IjogMTc5NTIyNjQwMCwgIm5vbmNlIjogIm4tMSIsICJwc\
      mVmZXJyZWRfdXNlcm5hbWUiOiAiY29uZ3RodW9uZyIsICJlbWFpbCI6ICJhQGV4YW1wbGUudm4iLCAiZW1haWxfdmVyaWZpZWQiOiBmYWxzZ\
      SwgImFtciI6IFsicHdkIiwgIm90cCJdLCAiYWNyIjogIjIifQ.RUBnvA7V9fiql_p4CPBNRNkuF4p5GySHd8GPsuBTTq9k4cArJT1ymE56_u\
      yhrTWxrY0IFYoc_DBR0M2p7vb8PNuLJDL_Bk1cCz_oDysHOhkBL6F7-GXb0I-NvDxrJLBwkotl2MhykJb1JnbmOO24PGzBtrk79Cg4HIwluX\
      QrGDS5mQX3QZsBNaZJ7ChvX-Rx5-OLYo-zwSe7Pzt_mQFy_5g8uGdY-FWyDOGy_gUEZuqveYNWTLJR2MRTa3IvYyjOTDL0jVkaWj2xGGg2q-\
      4rksedrD9oG9Zwq_F02_-wEQiuP9WHX-JMOcksxbId9jaJG5ohchLwy65xHBmO_Ubn3A
      """
    ),
    (
      "audience", "several clients and no party",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6IFsieGFuaCIsICJvdGhlciJdLCAiZXhwIjogMTc5NTIyNjcwMCwgImlhdCI6IDE3OTUyMjY0MDAsICJub25jZSI6I\
      CJuLTEiLCAicHJlZmVycmVkX3VzZXJuYW1lIjogImNvbmd0aHVvbmciLCAiZW1haWwiOiAiYUBleGFtcGxlLnZuIiwgImVtYWlsX3Zlcmlma\
      WVkIjogZmFsc2UsICJhbXIiOiBbInB3ZCIsICJvdHAiXSwgImFjciI6ICIyIn0.nOCAEOwZpVTfNjXKsV7fcmmAgPEm8vrhIMmlJfGuCG17w\
      -buLie6HY2dD1cd5YiwURg1F6YYBGtgVJUWAJL-ZmANp1hoRkYqCyEWqBu2GLTqh6enOVd0S3JLlXACoxF-BGD_s5kBmeljnA7I8rMRJ0uiR\
      _T2cfQmKrk2-FPwnJVCZ5ntZQwX27TcqJFLEviIo2J4pNZPEjE0dzuZIZlTk6AeLb-SihAmOA8jhJT9SqQBV4vur6byMXqginBwHuBJSvloV\
      oRsJCsQKT4SRo2d9Pd-aOO2F39eqys44v_U2EEYgpblnZEOvPi-EkD-TjX2UwxUZNkgKqbfMliNbihpPw
      """
    ),
    (
      "audience", "another party",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiIsICJhenAiOiAib3RoZXIifQ.fhkHez3etmTIm-DWp1YaLFy_p89QdOWMYoV6n5\
      xQf5qIeZBz_-FutTzWZiGvtc-_iPqlCa6bn2_l4atTbyPSkYLl0C4pV3akCqY5dcw6ZeiR8KeS1tUV4UIGQ4Mhbvc_naPXvJhIlmqI5qCAdm\
      prEjHXutAQ0m1b9XmlRvxRfdQt4BiRyrpOkBYaKUx1e1R1G4uK1kejM6FkmjP1T1l0UB0X9m69dwsn0LthVE0RMJDeFthL2pLrIT0jocHSP-\
      V97ri-qEedi3rMAkGlfPMteYf7YrNuHjOPGjF8MXrK8tKIDFcuAYqTCFyMTmbn-XwwQgUbX5xHINPithtzY6L_tQ
      """
    ),
    (
      "audience", "no audience",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZWZlcnJlZF91c2VybmFtZ\
      SI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlLCAiYW1yIjogWyJwd2QiL\
      CAib3RwIl0sICJhY3IiOiAiMiJ9.JAI6d9cxrJg32Q5zVzHEohuH_dzN8K3eUwoNGaZ0jZFPWg0MREvVIcCXHMLrG7jTL9pn98VvIkPH_zSt\
      gSUESISQhOHGT0YOvRkvLfYU32C-wJ3IoeCIxlL2LskBfJfGME3n_bcAzC8IM3O3dQlKpHFdVJAt23vr7GTg-BOg8KxVUraLvdsi3t1oCQ2w\
      Nk-UTx6lfMw9uRna08q-Rt9WERbXusGjel54el3Gt6qPIIBrqom9LKtisJi6dUOFVqAe8CtJSIAG5wBgsA8w_Kcj2youaAh1_GC9UrU8mhUo\
      4hjvvFNyFK1bCybR9OXeKoY8_C1CEEHXAonrp4INCDFJDg
      """
    ),
    (
      "expired", "over",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjYzMzksICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.hj1W5tyfTCm5fmUHFR_0IbXGykHZ5Y3Bk4w2b5QXZEpBIO0sJk6wszX3mNjL\
      z4gzjHuV9Y7ly3JZ7sE4AJSdQhAsc33SAcioT590s0igrCyw9KbLkKcRxwTLygiRr52GaqUfHwpX6OlnBkYfQnZpKH_4jLivZt-ZI6KXc5jZ\
      _CNFOdNLStmwG0TLRqWRh_keERodPo7bse8IF-Vh5sOgiR5_eadeV0gyVQ41jA-hpLFQ19bMiUq7wi6f_PvWXVJPkQKCg5vN0zFWup0sx3ga\
      QDtZxaZl9FJrnPa2SN0_MJPxZfdPhafXUrj1IXr25SdkzCAY5eQspt9S1OCjYjkjjg
      """
    ),
    (
      "expired", "without an end",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImlhdCI6IDE3OTUyMjY0MDAsICJub25jZSI6ICJuLTEiLCAicHJlZmVycmVkX3VzZXJuYW1lIjogI\
      mNvbmd0aHVvbmciLCAiZW1haWwiOiAiYUBleGFtcGxlLnZuIiwgImVtYWlsX3ZlcmlmaWVkIjogZmFsc2UsICJhbXIiOiBbInB3ZCIsICJvd\
      HAiXSwgImFjciI6ICIyIn0.K83WnO5nZfxmizD-yxDtC92l107zqA3PxVu8gSqtnnBK4LO3BVIQH2b5mclcn-G6Q_FRslOdwatnJ5t8izOWh\
      ZckkQHixoj5JbF6JNz4b8ZWnSnE1BQhcxuUeB0F5Ewp_eakyi6zyeTYsdWKhXEgXaBUFzehyDx2k-Jj1p-KMBJ_rklbL5ro5tKvY2cB5ElBQ\
      yKyBGgfn9KimnXkqFCBB8rGApeK1VE-4Y6IWAC3C638NPtnxkZAYRutaZf7oRE_2baOhfIMVxKYUtFLStvyT6LYzkL3TSMUBF4xD3UW4w5X5\
      jcyJMHL7bQmwzGaRXdAlmN3mclvD-1FAoYRtd7TNA
      """
    ),
    (
      "expired", "an end that is no number",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6ICJuZXZlciIsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZWZlc\
      nJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlLCAiY\
      W1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.zo3Ysrom2jkGE3_o7It2r4T32L0ApF6LbKqhB-rP5d2cIWOdR_vvGMce3WSwZuZv\
      ckD8mRF5I4gViazLwlnUguVIcRPZCkjrg747hUwlAEK8epwug2TT3Rw2OJWZAVJRcPoZ7KtmKBdI8KiNt0FHHsOyy7G6Gc0t-T5Muc92_m-J\
      xGcdBmrtia6Axa_YJvTR0_QgJ7FuqkNHxE29DjGhv0ldITdp8sRo6t6WmU4sB3z_r5AE2BhIUJ2ZGpDQ5Nfg7PoCeKK252DY6BJwVsg8yPN3\
      oA44xFPS_dBs7mymGodgSTHMcUdp5QpZGQududpyrD-BJh3alB5Xi3OIOyV6mw
      """
    ),
    (
      "issuedAt", "not yet",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiIsICJuYmYiOiAxNzk1MjI2NDYxfQ.DzMjqnPWyRlrzLO5LeX4YHaVZ-IEmViVpW\
      JwMCM-xgQxQlBbseBXWlQwAw2fVUOVe9G1vvhMJYmLRQd1wUaAy3hHktd1cpN7SfZzwk_rzdrehsdWJ-BLF4aeJ4zAKrJJ4z3o2-Vu_KvDqd\
      iiwF0D1rcw-Sc0h53qFHDhFPqHBBG50nXrzd4AfJ9IZ2iYeODC6HQetQ_l08H_cMoludrPTvcyCqi9RueZ4dcbeNvq1ZNaX9RqEJEYS2ToZ-\
      V20xXtuBk90PbdNrW5KV8crnpsV9OwGQvxO5q4g8c4fShJnh3sqB3lowz0-WV_-helEHsT_tLfehE7431Sevt2oVtfhQ
      """
    ),
    (
      "issuedAt", "from the future",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDYxLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.Gy9h6DZnGCk3Ll29gEo7H7_JXEcNKdRVY7pf0nlAeTSCsluMD7eiSQtgaXVv\
      vYMIhmDMXw7G2UhCpaWeQxZ60jwovuuJnHtmEvDNT9vq0pvRyMOwVgfP2UythvRE4huKBvOojq0gu90xC25R9PAACYIcTgBxxaC9y_o6dVMZ\
      n0alrtT_fpg5KagaDMYRh5BCdqktEKZtWa9_XDB7hErAtoG5rGg46szkpT1WKvx0K1Bjj7_US50waYpM_L2nh2MeGPgeBlsxD5DT_IJlZMoS\
      R2BzkbrIzPdTzzZWnkRSus8MYjM-lveGMw89w5w5NbbFerSipCb68obC4YrRbrcqDQ
      """
    ),
    (
      "issuedAt", "of yesterday",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MTQwMDAwLCAibm9uY2UiOiAibi0xIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.wGVMMSVKwWGsTH6sGR2WSWxnNV-UL6iBApgTniLhnOBKLnqlpqiaN6Dk6V50\
      OLS2vGyVnHvcWwTbiYcirpnfCmflR6EsLKIqpmpN3ynhkJsldkqjqg7UufauKL0BYrvFwZxd1hLoNZRq1AyVZCVItElXKgC69rpWF1XPs4c5\
      lyJvk2Pe2UY0O5bvU61DdbJdJ8Xlx3_iGWdZVgtgAKX2H6oiy0CSPuUMNj0FXwiFK1ZUIfIjx5UDXcjMvbWNwjUpQx8cAVeiDreQwzxZY4qh\
      zIpRgAUvzLnWm6-zpyY1WdsbWQ2eWhn8ffi3aeZJbyKIsVEgce-gj_4NipJ9P0Zpmw
      """
    ),
    (
      "issuedAt", "without its moment",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJub25jZSI6ICJuLTEiLCAicHJlZmVycmVkX3VzZXJuYW1lIjogI\
      mNvbmd0aHVvbmciLCAiZW1haWwiOiAiYUBleGFtcGxlLnZuIiwgImVtYWlsX3ZlcmlmaWVkIjogZmFsc2UsICJhbXIiOiBbInB3ZCIsICJvd\
      HAiXSwgImFjciI6ICIyIn0.l5lj012LPT3D030ndLmYdlqrcLiAMvxJg4cvBk9LllPrQgdLgfUmF424Wz_L1TAf4YiHwx4jKC-RaWVFwkqDs\
      xOWZIyTK3SEgBsfbu-yUPvpDYc9kNEnf0HTWSz4Tw3msFrCpUr3MOWFDokUq5uaQbCxy0jlYqJIXM71xjTHAKv6oWfNzw0qGsz3KQ9seS1GJ\
      pl9bOUAkKrmTrUFcQ_-W4_MnfYHuzPIgI0nWBhKkCDgmo15T-s3yIsjMEBG03yt-lMUp3qx2SproyF_H8juP60NDhmg9BQBc9poVHkP_7pMz\
      k2qqLXbI67DKtHUnnI14oabbHP4BDqJS69tWrJqvA
      """
    ),
    (
      "nonce", "of another sign-in",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAibm9uY2UiOiAibi0yIiwgInByZ\
      WZlcnJlZF91c2VybmFtZSI6ICJjb25ndGh1b25nIiwgImVtYWlsIjogImFAZXhhbXBsZS52biIsICJlbWFpbF92ZXJpZmllZCI6IGZhbHNlL\
      CAiYW1yIjogWyJwd2QiLCAib3RwIl0sICJhY3IiOiAiMiJ9.IB0z2E-bqcksfU6ucMLeFv5KOkJ_KxA1Ee1GewF-6HxPg8vigctJiFXIyMdT\
      K_QLVE6Nl_nmAb7DzwqQ_WN0r1jhI90P_KSG0jc9AeDbLzLPqGlxW5-Nzh_qMsrvz0-itSPGiGTdYqkatLM4qGbNrcoNAAUHIuUeTwl2nW2Y\
      Hdy3SrQrz5-ky8ZpL75lOCCHwOI3GvU9zJ9fHXYyWlSJv8HigPfF639NLF7OpgAEOQxipoJ4LCdNwa9aE-FrFBm9nQf6Lgs_qxOCURbeduFF\
      E2XgFk7d3kF3hhgVgp579l8trUg9djRyRr-TPc8-yczJ3m9wsGCVSV-QOCJIP-5EcQ
      """
    ),
    (
      "nonce", "without the number of the sign-in",
      """
      eyJhbGciOiAiUlMyNTYiLCAidHlwIjogIkpXVCIsICJraWQiOiAicjEifQ.eyJpc3MiOiAiaHR0cHM6Ly9pZC5leGFtcGxlLnZuIiwgInN1Y\
      iI6ICI3IiwgImF1ZCI6ICJ4YW5oIiwgImV4cCI6IDE3OTUyMjY3MDAsICJpYXQiOiAxNzk1MjI2NDAwLCAicHJlZmVycmVkX3VzZXJuYW1lI\
      jogImNvbmd0aHVvbmciLCAiZW1haWwiOiAiYUBleGFtcGxlLnZuIiwgImVtYWlsX3ZlcmlmaWVkIjogZmFsc2UsICJhbXIiOiBbInB3ZCIsI\
      CJvdHAiXSwgImFjciI6ICIyIn0.Q5lSgbMTQNKIeQVqyKIvth5p8AoHYTg-outEg2wazc2FVa86GgSM0OgJOB05gSv-lOqzgbmSeiMofDHBB\
      d1aVWrKQFR7VUn-W54WWqdb_kWvl1jYWPmW7LKKaxRsAX_HB5ttCiXiBxU_SQ9ynhp6TWEAzmuEDf0cm3t5qjiEOfUeDRmABjtyrLuuAUVe6\
      ejI0wO7610pkgcTr5YkrcHVoyK93rafqaGQSFe07eagRmQUQZER8Nd3JkKLS-8KwcVHsrZl8Dbb8hDRc9J7D-CRP8vkAZN2kVFoByNS8evaU\
      UoNLOx6Ucxz1i6s8Ham-jDd1iQG6eBUlX4GSqIxRwyrww
      """
    ),
  ]
}
