// SPDX-License-Identifier: Apache-2.0
// Files inside the program, so that one binary is all there is to install: the fixed files of the site and the
// demonstration data. Each has its first byte and its size.
#ifndef XANH_ASSETS_H
#define XANH_ASSETS_H
#include <stddef.h>

const unsigned char *xanh_css_start(void);
extern const size_t xanh_css_size;
const unsigned char *xanh_icons_start(void);
extern const size_t xanh_icons_size;
const unsigned char *xanh_favicon_start(void);
extern const size_t xanh_favicon_size;
const unsigned char *xanh_find_start(void);
extern const size_t xanh_find_size;
const unsigned char *xanh_review_start(void);
extern const size_t xanh_review_size;
const unsigned char *sample_plan_province_start(void);
extern const size_t sample_plan_province_size;
const unsigned char *sample_plan_union_start(void);
extern const size_t sample_plan_union_size;
const unsigned char *sample_plan_office_start(void);
extern const size_t sample_plan_office_size;
const unsigned char *sample_organisations_start(void);
extern const size_t sample_organisations_size;
const unsigned char *sample_users_start(void);
extern const size_t sample_users_size;
const unsigned char *sample_results_start(void);
extern const size_t sample_results_size;

#endif
