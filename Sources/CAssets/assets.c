// SPDX-License-Identifier: Apache-2.0
#include "assets.h"

static const unsigned char xanh_css[] = {
#embed "../../Assets/xanh.css"
};
const unsigned char *xanh_css_start(void) { return xanh_css; }
const size_t xanh_css_size = sizeof xanh_css;

static const unsigned char xanh_icons[] = {
#embed "../../Assets/icons.svg"
};
const unsigned char *xanh_icons_start(void) { return xanh_icons; }
const size_t xanh_icons_size = sizeof xanh_icons;

static const unsigned char xanh_favicon[] = {
#embed "../../Assets/favicon.svg"
};
const unsigned char *xanh_favicon_start(void) { return xanh_favicon; }
const size_t xanh_favicon_size = sizeof xanh_favicon;

static const unsigned char xanh_find[] = {
#embed "../../Assets/tim.js"
};
const unsigned char *xanh_find_start(void) { return xanh_find; }
const size_t xanh_find_size = sizeof xanh_find;

static const unsigned char xanh_review[] = {
#embed "../../Assets/ra-soat.js"
};
const unsigned char *xanh_review_start(void) { return xanh_review; }
const size_t xanh_review_size = sizeof xanh_review;

static const unsigned char sample_plan_province[] = {
#embed "../../Samples/plans/ke-hoach-tang-truong-xanh-tinh.md"
};
const unsigned char *sample_plan_province_start(void) { return sample_plan_province; }
const size_t sample_plan_province_size = sizeof sample_plan_province;

static const unsigned char sample_plan_union[] = {
#embed "../../Samples/plans/ke-hoach-cong-doan-tinh.md"
};
const unsigned char *sample_plan_union_start(void) { return sample_plan_union; }
const size_t sample_plan_union_size = sizeof sample_plan_union;

static const unsigned char sample_plan_office[] = {
#embed "../../Samples/plans/ke-hoach-van-phong.md"
};
const unsigned char *sample_plan_office_start(void) { return sample_plan_office; }
const size_t sample_plan_office_size = sizeof sample_plan_office;

static const unsigned char sample_organisations[] = {
#embed "../../Samples/organisations.csv"
};
const unsigned char *sample_organisations_start(void) { return sample_organisations; }
const size_t sample_organisations_size = sizeof sample_organisations;

static const unsigned char sample_users[] = {
#embed "../../Samples/users.csv"
};
const unsigned char *sample_users_start(void) { return sample_users; }
const size_t sample_users_size = sizeof sample_users;

static const unsigned char sample_results[] = {
#embed "../../Samples/results.csv"
};
const unsigned char *sample_results_start(void) { return sample_results; }
const size_t sample_results_size = sizeof sample_results;
